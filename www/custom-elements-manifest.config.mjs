/** The module of the package that defines the elements. */
const MODULE = "elements.js";

/** Describes the elements as the package contains them: in one module, without what is not public. */
const publicApi = {
  name: "hookwright-public-api",
  packageLinkPhase({ customElementsManifest }) {
    const found = customElementsManifest.modules.flatMap(({ declarations }) => declarations);
    const declarations = found.filter(({ tagName }) => tagName !== undefined).map(publicDeclaration);
    const exports = declarations.flatMap(({ name, tagName }) => {
      const declaration = { name, module: MODULE };
      return [
        { kind: "js", name, declaration },
        { kind: "custom-element-definition", name: tagName, declaration },
      ];
    });
    customElementsManifest.modules = [{ kind: "javascript-module", path: MODULE, declarations, exports }];
  },
};

function publicDeclaration({ superclass: _, members = [], attributes = [], events = [], ...declaration }) {
  const own = ({ inheritedFrom: _, ...rest }) => rest;
  const publicMembers = members.filter(({ privacy, name }) => privacy === undefined && !name.startsWith("#"));
  const named = attributes.filter(({ name }) => name !== undefined);
  return {
    ...declaration,
    superclass: { name: "HTMLElement", package: "global:" },
    members: publicMembers.filter(({ static: isStatic }) => !isStatic).map(own),
    attributes: named.map(own),
    events: events.filter(({ name }) => name !== undefined && !name.startsWith("hw-")).map(own),
  };
}

export default { packagejson: false, globs: ["elements/*-element.ts"], plugins: [publicApi] };
