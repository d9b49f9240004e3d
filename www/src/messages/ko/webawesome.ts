import { registerTranslation } from "@awesome.me/webawesome/dist/utilities/localize.js";

// Web Awesome has no Korean of its own. These are the terms of the controls that the page uses; for others it falls back
// to English.
const korean = {
  $code: "ko",
  $name: "한국어",
  $dir: "ltr" as const,
  clearEntry: "입력 지우기",
  close: "닫기",
  copied: "복사됨",
  copy: "복사",
  hidePassword: "값 숨기기",
  loading: "불러오는 중",
  numCharacters: (count: number) => `${count}자`,
  numCharactersRemaining: (count: number) => `${count}자 남음`,
  numOptionsSelected: (count: number) => `${count}개 선택됨`,
  remove: "제거",
  resize: "크기 조절",
  scrollToEnd: "끝으로 스크롤",
  scrollToStart: "처음으로 스크롤",
  showPassword: "값 표시",
};

registerTranslation(korean);
