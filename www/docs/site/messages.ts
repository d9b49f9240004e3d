/** A language of the documentation, as in its addresses and its `lang` attributes. */
export type Language = "en" | "ko";

/** The languages that have pages. */
export const LANGUAGES: readonly Language[] = ["en", "ko"];

/** The title of a group of pages in the sidebar. */
export type GroupId = "start" | "setUp" | "payloads" | "problems" | "developers" | "reference" | "facts";

/** A label of a statement about W&B. */
export type EvidenceLabel = "documented" | "inferred" | "observed" | "assumed";

/** The sentences around the documentation's pages. */
export interface SiteMessages {
  /** The language's own name. */
  readonly name: string;
  readonly site: string;
  readonly skip: string;
  readonly playground: string;
  readonly search: string;
  readonly searchResults: (count: number) => string;
  readonly searchFailed: string;
  readonly pages: string;
  readonly onThisPage: string;
  readonly previous: string;
  readonly next: string;
  readonly theme: string;
  readonly themes: Readonly<Record<"system" | "light" | "dark", string>>;
  readonly copy: string;
  readonly copyExample: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly permalink: (title: string) => string;
  readonly example: string;
  readonly template: string;
  readonly event: string;
  readonly events: string;
  readonly automation: string;
  readonly condition: string;
  readonly series: string;
  readonly result: string;
  readonly fires: string;
  readonly doesNotFire: string;
  readonly firesAt: (steps: readonly number[]) => string;
  readonly groups: Readonly<Record<GroupId, string>>;
  readonly evidence: Readonly<Record<EvidenceLabel, string>>;
  /** The meanings of the statuses of executions; the core has the English ones. */
  readonly statuses: Readonly<Record<string, string>>;
  readonly tables: {
    readonly variable: string;
    readonly meaning: string;
    readonly example: string;
    readonly filledBy: string;
    readonly everyEvent: string;
    readonly event: string;
    readonly wire: string;
    readonly app: string;
    readonly scope: string;
    readonly anyScope: string;
    readonly oneCollection: string;
    readonly status: string;
    readonly name: string;
    readonly description: string;
  };
}

export const MESSAGES: Readonly<Record<Language, SiteMessages>> = {
  en: {
    name: "English",
    site: "Hookwright documentation",
    skip: "Skip to content",
    playground: "Playground",
    search: "Search",
    searchResults: (count) => (count === 1 ? "1 result" : `${count} results`),
    searchFailed: "The search index could not be loaded.",
    pages: "Pages",
    onThisPage: "On this page",
    previous: "Previous",
    next: "Next",
    theme: "Theme",
    themes: { system: "Match system", light: "Light", dark: "Dark" },
    copy: "Copy",
    copyExample: "Copy the example",
    copied: "Copied",
    copyFailed: "The browser did not allow copying.",
    permalink: (title) => `Link to “${title}”`,
    example: "Example",
    template: "Template",
    event: "Event",
    events: "Events",
    automation: "Automation",
    condition: "Condition",
    series: "Logged values",
    result: "Result",
    fires: "fires",
    doesNotFire: "does not fire",
    firesAt: (steps) => `Fires at step ${steps.join(", ")}.`,
    groups: {
      start: "Start",
      setUp: "Set up in W&B",
      payloads: "Payloads",
      problems: "Find problems",
      developers: "For developers",
      reference: "Reference",
      facts: "Facts",
    },
    evidence: { documented: "documented", inferred: "inferred", observed: "observed", assumed: "assumed" },
    statuses: {},
    tables: {
      variable: "Variable",
      meaning: "Meaning",
      example: "Example",
      filledBy: "Filled by",
      everyEvent: "every event",
      event: "Event",
      wire: "On the wire",
      app: "In the app",
      scope: "Scope",
      anyScope: "any",
      oneCollection: "one collection",
      status: "Status",
      name: "Name",
      description: "Description",
    },
  },
  ko: {
    name: "한국어",
    site: "Hookwright 문서",
    skip: "본문으로 건너뛰기",
    playground: "플레이그라운드",
    search: "검색",
    searchResults: (count) => `결과 ${count}개`,
    searchFailed: "검색 색인을 불러오지 못했습니다.",
    pages: "페이지",
    onThisPage: "이 페이지의 내용",
    previous: "이전",
    next: "다음",
    theme: "테마",
    themes: { system: "시스템 설정", light: "밝게", dark: "어둡게" },
    copy: "복사",
    copyExample: "예시 복사",
    copied: "복사했습니다",
    copyFailed: "브라우저에서 복사가 허용되지 않았습니다.",
    permalink: (title) => `“${title}” 링크`,
    example: "예시",
    template: "템플릿",
    event: "이벤트",
    events: "이벤트",
    automation: "자동화",
    condition: "조건",
    series: "로깅된 값",
    result: "결과",
    fires: "실행됨",
    doesNotFire: "실행되지 않음",
    firesAt: (steps) => `스텝 ${steps.join(", ")}에서 실행됩니다.`,
    groups: {
      start: "시작하기",
      setUp: "W&B에서 설정하기",
      payloads: "페이로드",
      problems: "문제 해결",
      developers: "개발자용",
      reference: "레퍼런스",
      facts: "사실과 근거",
    },
    evidence: { documented: "문서화됨", inferred: "추론", observed: "관찰됨", assumed: "가정" },
    statuses: {
      Finished: "이벤트가 일치했고 동작이 실행되었습니다.",
      Failed: "이벤트가 일치했고 동작을 실행했지만 실패했습니다.",
      Pending: "이벤트가 일치했고 동작이 아직 실행되지 않았습니다.",
      Skipped: "이벤트가 일치했지만 제한 때문에 동작이 실행되지 않았습니다.",
    },
    tables: {
      variable: "변수",
      meaning: "의미",
      example: "예",
      filledBy: "값이 채워지는 이벤트",
      everyEvent: "모든 이벤트",
      event: "이벤트",
      wire: "전송 형식",
      app: "앱의 표현",
      scope: "범위",
      anyScope: "제한 없음",
      oneCollection: "컬렉션 하나",
      status: "상태",
      name: "이름",
      description: "설명",
    },
  },
};
