import { str } from "@lit/localize";

/** The labels of W&B's app stay in English, as its Korean documentation writes them. */
export const wandb = {
  "wandb.action": str`${0} 팀과 동작 유형 Webhooks를 선택한 다음 ${1} 웹훅을 선택합니다.`,
  "wandb.chooseWebhook": "먼저 이 자동화의 웹훅을 선택합니다.",
  "wandb.code": "W&B Python SDK용 코드",
  "wandb.collection": str`${0} 컬렉션을 선택합니다.`,
  "wandb.conditions": str`조건을 입력합니다: ${0}.`,
  "wandb.description": str`설명을 입력합니다: ${0}`,
  "wandb.event": str`Create automation을 클릭한 다음 “${0}” 이벤트를 선택합니다.`,
  "wandb.heading": "W&B에서 만들기",
  "wandb.help":
    "이 페이지는 W&B에 접속하지 않습니다. 이 단계는 W&B 문서를 따르며, 시크릿 값은 들어 있지 않습니다.",
  "wandb.name": str`이름으로 “${0}” 값을 입력하고 Create automation을 클릭합니다.`,
  "wandb.needsWebhook": "자동화에 웹훅이 없어 코드가 없습니다.",
  "wandb.noCode": "W&B SDK로는 이 자동화를 만들 수 없습니다. SDK에 해당 이벤트나 비교가 없습니다.",
  "wandb.noPayload": "페이로드는 비워 둡니다.",
  "wandb.openProject": str`${0} 프로젝트 또는 팀의 Automations 탭을 엽니다.`,
  "wandb.openRegistry": str`${0} 레지스트리의 Automations 탭을 엽니다.`,
  "wandb.ownEndpoint": "수신 서비스의 주소(이 페이지의 샌드박스는 인터넷에 있지 않음)",
  "wandb.payload": "위의 페이로드를 붙여넣습니다.",
  "wandb.secret": str`시크릿으로 ${0} 항목을 선택합니다.`,
  "wandb.secrets": str`${0} 팀의 설정에서 다음 팀 시크릿을 만듭니다: ${1}.`,
  "wandb.token": str`액세스 토큰으로 ${0} 항목을 선택합니다.`,
  "wandb.webhook": str`${0} 팀의 설정에 있는 Webhooks에서 ${1} 웹훅을 만듭니다. 엔드포인트: ${2}.`,
};
