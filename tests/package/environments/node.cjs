const hookwright = require("hookwright");
const { exercise } = require("./program.js");

process.stdout.write(JSON.stringify(exercise(hookwright)));
