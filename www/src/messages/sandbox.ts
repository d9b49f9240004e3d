import type { Language } from "./languages.ts";

interface SandboxErrors {
  readonly notTheAddress: string;
  readonly notReady: string;
  readonly otherMethod: (method: string) => string;
}

/** The errors in the sandbox's responses, in each language: its service worker does not load the page's messages. */
export const sandboxErrors: Record<Language, SandboxErrors> = {
  en: {
    notTheAddress: "This is not the sandbox's address. Nothing left the browser.",
    notReady: "The sandbox is not ready. Send again.",
    otherMethod: (method) => `The sandbox accepts only ${method}.`,
  },
  ko: {
    notTheAddress: "샌드박스의 주소가 아닙니다. 브라우저 밖으로 나간 것은 없습니다.",
    notReady: "샌드박스가 준비되지 않았습니다. 다시 보내세요.",
    otherMethod: (method) => `샌드박스는 ${method} 요청만 받습니다.`,
  },
};
