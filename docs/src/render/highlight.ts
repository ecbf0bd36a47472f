import hljs from "highlight.js/lib/common";
import { escapeHtml } from "./escape-html.ts";

/** Code as HTML, in colours where the language is known. */
export function highlight(code: string, language: string): string {
  if (hljs.getLanguage(language) === undefined) return escapeHtml(code);
  return hljs.highlight(code, { language }).value;
}
