import { describe, expect, it } from "vitest";
import { consoleFiles } from "../src/index.ts";

const decoder = new TextDecoder();

function readText(path: string): string {
  return decoder.decode(consoleFiles.get(path)?.body);
}

describe("consoleFiles", () => {
  it("holds the page, its script, its style and its icon under their paths", () => {
    const types = Object.fromEntries([...consoleFiles].map(([path, { contentType }]) => [path, contentType]));
    expect(types).toEqual({
      "/": "text/html; charset=utf-8",
      "/console.css": "text/css; charset=utf-8",
      "/console.js": "text/javascript; charset=utf-8",
      "/icon.svg": "image/svg+xml",
    });
  });

  it("has nothing inline and nothing from elsewhere in its document", () => {
    const page = readText("/");
    expect(page).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son\w+=/);
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });

  it("evaluates no text as a program", () => {
    expect(readText("/console.js")).not.toMatch(/\beval\(|new Function\(/);
  });
});
