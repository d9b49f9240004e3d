import { registerTranslation } from "@awesome.me/webawesome/dist/utilities/localize.js";

// The hidden values of this page are tokens and signing keys, not passwords. Other terms are Web Awesome's own.
const english = {
  $code: "en",
  $name: "English",
  $dir: "ltr" as const,
  hidePassword: "Hide value",
  showPassword: "Show value",
};

registerTranslation(english);
