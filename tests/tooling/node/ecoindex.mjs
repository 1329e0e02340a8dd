// ecoindex.mjs ELEMENTS REQUESTS KILOBYTES: prints the grade, from A to G.
import { computeEcoIndex, getEcoIndexGrade } from "ecoindex";

console.log(getEcoIndexGrade(computeEcoIndex(...process.argv.slice(2).map(Number))));
