import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import http from "highlight.js/lib/languages/http";
import ini from "highlight.js/lib/languages/ini";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import rust from "highlight.js/lib/languages/rust";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import type { SiteMessages } from "../../docs/site/messages.ts";
import { escapeHtml } from "./html.ts";

const LANGUAGES = {
  bash,
  html: xml,
  http,
  js: javascript,
  json,
  python,
  rust,
  toml: ini,
  ts: typescript,
  yaml,
};
for (const [name, language] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, language);

/** Returns a block of code with colours by class names, a file name if it has one, and a button that copies it. */
export function codeBlock(code: string, language: string, file: string, messages: SiteMessages): string {
  const name = file === "" ? "" : `<figcaption>${escapeHtml(file)}</figcaption>`;
  return `<figure class="code">${name}<pre tabindex="0"><code>${coloured(code, language)}</code></pre><button type="button" class="copy" data-copy hidden>${escapeHtml(messages.copy)}</button></figure>\n`;
}

/** Returns code as HTML with class names for colours; payload variables in JSON have their own. */
export function coloured(code: string, language: string): string {
  if (language === "" || language === "text") return escapeHtml(code);
  if (hljs.getLanguage(language) === undefined) throw new Error(`unknown language of code: ${language}`);
  const html = hljs.highlight(code, { language }).value;
  return language === "json" ? html.replace(/\$\{[^}<]+\}/g, '<span class="variable">$&</span>') : html;
}
