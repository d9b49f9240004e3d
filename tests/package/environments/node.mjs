import * as hookwright from "hookwright";
import { exercise } from "./program.js";

process.stdout.write(JSON.stringify(exercise(hookwright)));
