import { str } from "@lit/localize";

export const example = {
  "example.generic": "일반 JSON",
  "example.insert": "예시 삽입",
  "example.inserted": str`${0} 예시를 삽입했습니다. 편집기에서 실행 취소하면 원래 텍스트로 돌아갑니다.`,
  "example.noWorkflow":
    "이 페이로드로는 GitHub 워크플로가 시작되지 않습니다. event_type이나 ref가 있는 JSON 객체가 아닙니다. 먼저 GitHub 예시를 삽입하세요.",
  "example.workflow": "이 페이로드의 GitHub 워크플로…",
  "example.workflowHeading": "GitHub 워크플로",
  "example.workflowHelp":
    "페이로드가 도착하면 GitHub이 이 워크플로를 시작합니다. repository_dispatch는 event_type으로, workflow_dispatch는 주소에 있는 파일 이름으로 시작합니다. 웹훅이 호출하는 주소의 저장소에 저장하세요.",
};
