import type { Automation } from "hookwright/payload";
import type { VirtualRow } from "../../design/virtual-rows.ts";
import type { Group, Section } from "../../parts/grouping.ts";

/** The heading of a group. */
export interface GroupRow extends VirtualRow {
  readonly kind: "group";
  readonly group: Group;
}

/** The heading of a group's section. */
export interface SectionRow extends VirtualRow {
  readonly kind: "section";
  readonly group: Group;
  readonly section: Section;
}

/** An automation in a section. */
export interface AutomationRow extends VirtualRow {
  readonly kind: "automation";
  readonly group: Group;
  readonly section: Section;
  readonly automation: Automation;
  /** The position in the section, from 1. */
  readonly position: number;
}

/** One row of the list of automations. */
export type Row = GroupRow | SectionRow | AutomationRow;

/** The usual heights of rows in pixels, until each is measured. */
const ESTIMATES = { group: 64, section: 40, automation: 76 };

/** Returns the rows of groups, headings included, in order. */
export function rowsOf(groups: readonly Group[]): readonly Row[] {
  return groups.flatMap((group): Row[] => [
    { kind: "group", key: JSON.stringify([group.kind, group.name]), estimate: ESTIMATES.group, group },
    ...group.sections.flatMap((section) => sectionRows(group, section)),
  ]);
}

function sectionRows(group: Group, section: Section): Row[] {
  const key = JSON.stringify([group.kind, group.name, section.kind, section.collection]);
  return [
    { kind: "section", key, estimate: ESTIMATES.section, group, section },
    ...section.automations.map(
      (automation, index): Row => ({
        kind: "automation",
        key: automation.id,
        estimate: ESTIMATES.automation,
        group,
        section,
        automation,
        position: index + 1,
      }),
    ),
  ];
}

/** A row with its index in the whole list. */
export interface Indexed<R extends Row> {
  readonly index: number;
  readonly row: R;
}

/** The rendered rows of one section. */
export interface ShownSection {
  readonly section: Section;
  readonly heading: Indexed<SectionRow> | undefined;
  readonly automations: readonly Indexed<AutomationRow>[];
}

/** The rendered rows of one group. */
export interface ShownGroup {
  readonly group: Group;
  readonly heading: Indexed<GroupRow> | undefined;
  readonly sections: readonly ShownSection[];
}

/** Nests the rows at these indices by group and section, so that each is inside of what it belongs to. */
export function shownGroups(rows: readonly Row[], indices: readonly number[]): readonly ShownGroup[] {
  const groups = new Map<Group, { heading?: Indexed<GroupRow>; sections: Map<Section, SectionParts> }>();
  for (const index of indices) {
    const row = rows[index];
    if (row === undefined) continue;
    let shown = groups.get(row.group);
    if (shown === undefined) {
      shown = { sections: new Map() };
      groups.set(row.group, shown);
    }
    if (row.kind === "group") {
      shown.heading = { index, row };
      continue;
    }
    const inSection = shown.sections.get(row.section) ?? { automations: [] };
    shown.sections.set(row.section, inSection);
    if (row.kind === "section") inSection.heading = { index, row };
    else inSection.automations.push({ index, row });
  }
  return [...groups].map(([group, { heading, sections }]) => ({
    group,
    heading,
    sections: [...sections].map(([section, inside]) => ({
      section,
      heading: inside.heading,
      automations: inside.automations,
    })),
  }));
}

/** The rendered rows of one section while they are collected. */
interface SectionParts {
  heading?: Indexed<SectionRow>;
  readonly automations: Indexed<AutomationRow>[];
}
