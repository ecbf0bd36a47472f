import type { Mutant } from "./mutant.ts";

/** Faults that change what was published, for some data only. */
export const dataMutants: readonly Mutant[] = [
  {
    name: "fills empty data",
    breaks: "PUB-9",
    file: "codec/encode.js",
    find: '${author}${named},"data":${dataText}}',
    replace: '${author}${named},"data":${dataText === "{}" ? \'{"text":""}\' : dataText}}',
  },
  {
    name: "rounds integers of sixteen digits",
    breaks: "PUB-9",
    file: "codec/encode.js",
    find: '${author}${named},"data":${dataText}}',
    replace:
      '${author}${named},"data":${dataText.replace(/\\d{16}/g, (digits) => `${digits.slice(0, -1)}0`)}}',
  },
  {
    name: "shortens very long data",
    breaks: "PUB-9",
    file: "codec/encode.js",
    find: '${author}${named},"data":${dataText}}',
    replace: '${author}${named},"data":${dataText.replace(/x{50000,}/, "x")}}',
  },
];
