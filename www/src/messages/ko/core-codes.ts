/** The core's errors and findings in Korean, by code and part; those of requests and their responses are apart. */
export const coreCodes: Readonly<Record<string, string>> = {
  "secret/name.message": "시크릿 이름이 올바르지 않습니다: {reason}.",
  "secret/name.expected": "영문자(A–Z, a–z), 숫자, 밑줄만 사용하세요.",
  "secret/value-empty.message": "값이 비어 있습니다.",
  "secret/value-empty.expected": "수신 서비스에 설정된 값을 입력하세요.",
  "secret/value-space.message": "값의 {found}도 시크릿의 일부로 취급됩니다.",
  "secret/value-space.expected":
    "수신 서비스의 값에 같은 공백이 없다면 제거하세요. 복사할 때 함께 들어오는 경우가 많습니다.",
  "secret/value-header.message":
    "이 값은 액세스 토큰으로 사용할 수 없습니다. {position}번째 문자가 {found}입니다.",
  "secret/value-header.expected":
    "액세스 토큰은 헤더로 전송되므로 화면에 표시되는 ASCII 문자만 사용할 수 있습니다. 서명용 시크릿에는 이런 제한이 없습니다.",
  "name/empty.message": "{what} 이름이 비어 있습니다.",
  "name/empty.expected": "이름을 입력하세요.",
  "name/too-long.message": "{what} 이름이 {found}자입니다. W&B에서는 {limit}자까지 사용할 수 있습니다.",
  "name/too-long.expected": "이름을 줄이세요.",
  "name/character.message": "{what} 이름의 {position}번째 문자({found})는 W&B에서 사용할 수 없습니다.",
  "name/character.expected": "글자, 숫자, 하이픈, 밑줄을 사용하세요. 공백은 단어 사이에만 넣을 수 있습니다.",
  "name/taken.message":
    "다른 {what}의 이름도 “{name}”입니다. W&B에서는 같은 이름을 두 번 사용할 수 없습니다.",
  "name/taken.expected": "다른 이름을 입력하세요.",

  "endpoint/url.message": "“{found}” 값은 올바른 URL이 아닙니다: {reason}.",
  "endpoint/url.expected": "https://example.com/hooks/wandb 같은 전체 주소를 입력하세요.",
  "endpoint/scheme.message": "“{found}:” 주소로는 웹훅을 보낼 수 없습니다.",
  "endpoint/scheme.expected": "https:(또는 http:)로 시작하는 주소를 사용하세요.",
  "endpoint/host.message": "엔드포인트에 호스트가 없습니다.",
  "endpoint/host.expected": "https://example.com/처럼 https:// 뒤에 호스트를 입력하세요.",
  "endpoint/credentials.message": "엔드포인트에 사용자 이름이나 비밀번호가 들어 있습니다.",
  "endpoint/credentials.expected":
    "URL은 로그와 화면에 남습니다. 주소에서 제거하고 대신 액세스 토큰을 사용하세요.",
  "endpoint/variable.message":
    "“{source}” 변수는 값으로 바뀌지 않습니다. 변수는 페이로드에서만 사용할 수 있습니다.",
  "endpoint/variable.expected": "주소를 직접 입력하고, 값은 페이로드에 넣어 보내세요.",
  "endpoint/character.message":
    "엔드포인트에 사용할 수 없는 문자({found})가 있습니다. 보이는 주소와 달리 요청이 {host} 호스트로 전송됩니다.",
  "endpoint/character.expected": "이 문자를 빼고 주소를 입력하세요.",
  "endpoint/near-sandbox.message":
    "이 주소는 현재 페이지와 같은 사이트에 있지만 샌드박스의 주소가 아닙니다. 이대로 보내면 액세스 토큰과 서명이 사이트의 웹 서버로 전송됩니다.",
  "endpoint/near-sandbox.expected": "샌드박스를 사용하거나 수신 서비스의 주소를 입력하세요.",

  "json/syntax.message": "JSON 형식이 올바르지 않습니다: {reason}.",

  "event/type.message": "알 수 없는 이벤트 유형입니다: “{found}”.",
  "event/type.expected": "다음 중 하나를 사용하세요: {known}.",
  "event/type-missing.message": "이벤트에 “type” 필드가 없습니다.",
  "event/type-missing.expected": "“type” 필드를 추가하세요. 사용할 수 있는 값: {known}.",
  "event/not-object.message": "이벤트가 객체가 아니라 {found}입니다.",
  "event/not-object.expected": '{"type": …} 같은 객체를 입력하세요.',
  "event/field-missing.message": "“{field}” 필드가 없습니다. {type} 이벤트에는 이 필드가 필요합니다.",
  "event/field-missing.expected": "“{field}” 필드를 추가하세요. 필요한 값은 {shape}입니다.",
  "event/field-shape.message": "이벤트의 “{field}” 값이 올바르지 않습니다. 현재 값은 {found}입니다.",
  "event/field-shape.expected": "필요한 값은 {shape}입니다.",
  "event/too-much-work.message": "이 이벤트에 필터를 적용하는 데 시간이 너무 오래 걸려 평가를 중단했습니다.",
  "event/too-much-work.expected": "이벤트의 긴 문자열을 줄이거나 더 간단한 정규식을 사용하세요.",
  "event/too-many-keys.message":
    "버전의 메타데이터 키가 {found}개입니다. W&B에서는 {limit}개까지 허용합니다.",
  "event/too-many-keys.expected": "키를 줄이세요. W&B에는 이런 버전이 저장되지 않습니다.",
  "metric/window-empty.message": "윈도우의 크기가 {found}입니다.",
  "metric/window-empty.expected": "로깅된 값이 하나 이상 들어가도록 윈도우의 크기를 1 이상으로 정하세요.",

  "template/unknown-variable.message": "알 수 없는 페이로드 변수입니다: “{name}”.",
  "template/unknown-variable.expected": "W&B 문서에 없는 변수이며, Hookwright는 그대로 둡니다(가정).",
  "template/metadata-missing.message": "버전의 메타데이터에 “{key}” 키가 없습니다.",
  "template/metadata-missing.expected":
    "버전 메타데이터의 최상위 키를 사용하세요. 최상위 키의 값만 사용할 수 있습니다.",
  "template/token-not-given.message": "페이로드에서 액세스 토큰을 사용하지만 웹훅에 액세스 토큰이 없습니다.",
  "template/token-not-given.expected": "웹훅에 액세스 토큰을 추가하거나 변수를 제거하세요.",
  "template/secret-not-given.message":
    "페이로드에서 “{name}” 시크릿을 사용하지만 웹훅은 이 시크릿에 액세스할 수 없습니다.",
  "template/secret-not-given.expected":
    "페이로드에서는 웹훅의 액세스 토큰과 시크릿만 사용할 수 있습니다. 웹훅의 시크릿으로 “{name}” 시크릿을 선택하세요.",
  "template/secret-unknown.message":
    "웹훅에 이 이름의 시크릿이 없으므로 “{source}” 부분은 적힌 그대로 전송됩니다.",
  "template/secret-unknown.expected": "페이로드에서는 웹훅의 액세스 토큰과 시크릿만 사용할 수 있습니다.",
  "template/token-by-name.message":
    "“{name}” 시크릿은 웹훅의 액세스 토큰이므로 페이로드에서 이 이름으로 사용할 수 없습니다.",
  "template/token-by-name.expected": "ACCESS_TOKEN 변수를 사용하세요.",
  "template/many-lines.message": "페이로드가 JSON이 아니고 줄바꿈이 있어 한 줄로 쓸 수 없습니다.",
  "template/many-lines.expected": "템플릿을 JSON으로 작성하거나 이벤트를 하나씩 렌더링하세요.",
  "template/payload-too-long.message": "페이로드가 {limit}바이트를 넘어 렌더링을 중단했습니다.",
  "template/payload-too-long.expected": "값의 수를 줄이거나 더 짧은 값을 사용하세요.",
  "template/batch-too-long.message": "이 배치의 페이로드를 모두 합하면 512MiB를 넘습니다.",
  "template/batch-too-long.expected": "이벤트를 여러 배치로 나누어 렌더링하세요.",
  "check/more-findings.message": "문제가 {limit}개를 넘어 나머지는 표시하지 않았습니다.",
  "check/more-findings.expected": "표시된 문제부터 해결하세요.",
  "line/encoding.message": "이 줄은 올바른 UTF-8이 아닙니다({byte}번째 바이트).",
  "line/encoding.expected": "JSON에는 UTF-8이 필요합니다. UTF-8로 인코딩하세요.",
  "line/too-long.message": "이 줄은 {bytes}바이트입니다. 이벤트 하나는 16MiB까지 허용됩니다.",
  "line/too-long.expected": "이벤트를 한 줄에 하나씩 작성하세요.",
  "template/empty-variable.message": "“{source}”에 변수 이름이 없습니다.",
  "template/empty-variable.expected": "중괄호 안에 페이로드 변수의 이름을 입력하세요.",
  "template/unclosed-variable.message": "“{source}” 부분의 중괄호가 닫히지 않아 일반 텍스트로 전송됩니다.",
  "template/unclosed-variable.expected": "닫는 중괄호(})를 추가하세요.",
  "template/blank.message": "“{name}” 변수는 비어 있습니다. {type} 이벤트에는 이 변수의 값이 없습니다.",
  "template/blank.expected": "값이 있는 이벤트: {filled_by}.",
  "template/metadata-path.message": "“{key}” 전체가 경로가 아니라 키 하나의 이름으로 처리됩니다.",
  "template/metadata-path.expected":
    "버전 메타데이터의 최상위 키를 사용하세요. 최상위 키의 값만 사용할 수 있습니다.",
  "template/metadata-key-empty.message": "“{source}”에 메타데이터 키가 없습니다.",
  "template/metadata-key-empty.expected":
    "${artifact_metadata.KEY} 형식으로 버전 메타데이터의 최상위 키를 지정하세요.",
  "template/outside-string.message":
    "“{name}” 변수가 JSON 문자열 밖에 있습니다. Hookwright는 JSON 값으로 넣지만, W&B 문서에는 이 동작이 나와 있지 않습니다.",
  "template/outside-string.expected": "문서의 모든 페이로드처럼 따옴표로 묶으세요.",
  "template/secret-missing.message":
    "웹훅에 지정된 “{name}” 시크릿이 팀에 없으므로 페이로드에서 사용할 수 없습니다.",
  "template/secret-missing.expected": "팀에 시크릿을 추가하거나 웹훅에 다른 시크릿을 지정하세요.",
  "template/secret-shadowed.message":
    "“{source}” 부분은 이름이 같은 웹훅 시크릿이 아니라 페이로드 변수로 처리됩니다.",
  "template/secret-shadowed.expected":
    "시크릿을 사용하려면 중괄호 없이 ${name} 형식으로 쓰거나 시크릿의 이름을 바꾸세요.",
  "template/braces-missing.message":
    "“${name}” 부분은 일반 텍스트로 전송됩니다. 시크릿만 중괄호 없이 쓸 수 있습니다.",
  "template/braces-missing.expected": "페이로드 변수를 사용하려면 ${{name}} 형식으로 쓰세요.",
  "template/undocumented-variable.message":
    "W&B 문서에서 “{name}” 변수는 ARIA 프롬프트에만 나오고 웹훅에는 나오지 않습니다.",
  "template/undocumented-variable.expected":
    "웹훅에서도 값이 채워질 가능성이 높습니다(추론). 실제 이벤트를 보내 확인하세요.",
  "template/placeholder.message": "“{name}” 부분은 W&B 문서의 자리 표시자이며 변수가 아닙니다.",
  "template/placeholder.expected": "웹훅 시크릿의 이름이나 메타데이터 키의 이름으로 바꾸세요.",
  "template/run-variable.message":
    "알 수 없는 페이로드 변수입니다: “{name}”. W&B에는 run의 ID, URL, 스텝, 요약, 설정, 스윕을 나타내는 변수가 없습니다.",
  "template/run-variable.expected":
    "{known} 변수를 사용하고, 나머지는 수신 서비스가 W&B에서 가져오게 하세요.",
  "template/backslash.message": "“{source}” 앞의 백슬래시가 값의 첫 문자를 이스케이프합니다.",
  "template/backslash.expected": "백슬래시를 제거하세요. 값은 자동으로 이스케이프됩니다.",
  "template/other-syntax.message":
    "“{source}” 부분은 일반 텍스트로 전송됩니다. 페이로드 변수는 ${…} 형식으로 씁니다.",
  "template/other-syntax.expected": "값을 넣으려면 ${…} 형식으로 쓰세요.",
  "template/nested-json.message":
    "“{name}” 변수가 JSON 문자열에 들어 있는 JSON 안에 있습니다. 값은 한 번만 이스케이프되므로, 값에 따옴표나 백슬래시가 있으면 안쪽 JSON이 깨집니다.",
  "template/nested-json.expected":
    "안쪽 JSON을 문자열 대신 객체로 보내거나, 따옴표와 백슬래시가 없는 값만 사용하세요.",
  "template/payload-empty.message": "페이로드가 비어 있어 요청 본문은 {}입니다.",
  "template/payload-empty.expected":
    "W&B는 아무것도 추가하지 않습니다. 수신 서비스에 페이로드가 필요하면 작성하세요.",
  "template/json.message": "페이로드의 JSON 형식이 올바르지 않습니다: {reason}.",
  "template/json.expected": "JSON을 수정하세요. 페이로드는 application/json 형식으로 전송됩니다.",
  "template/not-object.message": "페이로드가 {found}입니다. W&B의 SDK는 JSON 객체만 허용합니다.",
  "template/not-object.expected": '{"text": …} 같은 객체로 감싸세요.',
  "text/invisible.message": "보이지 않는 문자가 있습니다: {code_point}({character}).",
  "text/invisible.expected":
    "제거하세요. 복사할 때 들어온 것으로 보이며, 텍스트의 실제 내용이 보이는 것과 다릅니다.",

  "receiver/member-missing.message": "{receiver}에서 이 페이로드를 거부합니다. {known} 항목이 없습니다.",
  "receiver/member-missing.expected": "페이로드에 이 항목을 추가하세요.",
  "receiver/shape.message": "{receiver}에서 이 페이로드를 거부합니다. {path} 값이 {found}입니다.",
  "receiver/shape.expected": "필요한 값은 {shape}입니다.",
  "receiver/text-empty.message": "{receiver}에서 이 페이로드를 거부합니다. “{path}” 값이 비어 있습니다.",
  "receiver/text-empty.expected": "메시지를 입력하세요.",
  "receiver/value.message": "“{path}” 값이 “{found}”입니다. {receiver}에서는 {known}만 허용합니다.",
  "receiver/value.expected": "허용되는 값으로 바꾸세요.",
  "receiver/too-long.message": "“{path}” 값이 {length}자입니다. {receiver}에서는 {limit}자까지 허용합니다.",
  "receiver/too-long.expected": "값을 줄이세요.",
  "receiver/may-be-too-long.message":
    "변수의 값이 길면 “{path}” 값이 {length}자가 될 수 있습니다. {receiver}에서는 {limit}자까지 허용합니다.",
  "receiver/may-be-too-long.expected": "여기서 변수를 줄이거나, 변수의 값이 짧은지 확인하세요.",
  "receiver/too-many.message": "“{path}” 항목이 {count}개입니다. {receiver}에서는 {limit}개까지 허용합니다.",
  "receiver/too-many.expected": "일부 항목을 제거하거나 합치세요.",
  "receiver/too-large.message":
    "페이로드가 {bytes}바이트입니다. {receiver}에서는 {limit}바이트까지 허용합니다.",
  "receiver/too-large.expected": "내용을 줄이고, 나머지는 수신 서비스가 W&B에서 가져오게 하세요.",
  "receiver/may-be-too-large.message":
    "변수의 값이 길면 페이로드가 {bytes}바이트가 될 수 있습니다. {receiver}에서는 {limit}바이트까지 허용합니다.",
  "receiver/may-be-too-large.expected": "변수를 줄이거나, 변수의 값이 짧은지 확인하세요.",
  "github/unknown-member.message":
    "GitHub에서 “{name}” 항목을 거부합니다. {word} 및 {object} 항목만 허용합니다.",
  "github/unknown-member.expected": "이 항목을 {object} 안으로 옮기세요.",
  "github/event-type-variable.message":
    "이벤트 유형이 이벤트마다 달라집니다. GitHub에서는 “types”에 “{value}” 값이 있는 워크플로만 시작됩니다.",
  "github/event-type-variable.expected": "고정된 단어를 입력하고, 워크플로에도 같은 단어를 적으세요.",
  "slack/block-type.message": "“{path}” 값이 “{found}”입니다. Slack 문서에는 이 유형의 블록이 없습니다.",
  "slack/block-type.expected": "다음 중 하나를 사용하세요: {known}.",
  "slack/markup.message": "“{name}” 변수의 값에 Slack이 마크업으로 해석하는 “{found}” 문자가 있습니다.",
  "slack/markup.expected": "plain_text 유형으로 보내세요. W&B는 Slack에 맞게 값을 이스케이프하지 않습니다.",
  "slack/markup-possible.message":
    "“{name}” 변수의 값에 &, <, > 문자가 들어 있으면 Slack이 마크업으로 해석합니다.",
  "slack/markup-possible.expected":
    "plain_text 유형으로 보내세요. W&B는 Slack에 맞게 값을 이스케이프하지 않습니다.",
  "teams/connector-retired.message":
    "엔드포인트가 Office 365 커넥터입니다. Microsoft는 2026년 3월 31일에 이 커넥터를 종료했습니다.",
  "teams/connector-retired.expected":
    "Teams에서 웹훅 요청을 받으면 채널에 게시하는 워크플로를 만들고 그 주소를 사용하세요.",
  "teams/message-card.message":
    "페이로드가 MessageCard입니다. 이 형식은 종료된 Office 365 커넥터에서만 사용할 수 있었습니다.",
  "teams/message-card.expected": "적응형 카드를 “attachments”에 넣어 보내세요.",
  "teams/no-card.message": "페이로드에 적응형 카드가 없어 Teams 워크플로가 아무것도 게시하지 않습니다.",
  "teams/no-card.expected":
    '{"type": "message", "attachments": […]} 형식으로 보내고, application/vnd.microsoft.card.adaptive 유형의 첨부 항목을 넣으세요.',

  "trigger/needs-project.message":
    "{type} 이벤트에는 프로젝트 범위가 필요하므로 이 자동화는 실행되지 않습니다.",
  "trigger/needs-project.expected": "범위를 컬렉션 없이 프로젝트로 지정하세요.",
  "trigger/needs-collection.message":
    "{type} 이벤트에는 컬렉션 범위가 필요하므로 이 자동화는 실행되지 않습니다.",
  "trigger/needs-collection.expected": "범위를 컬렉션으로 좁히세요.",
  "trigger/scope-sdk-only.message":
    "W&B 앱에서는 {type} 이벤트를 프로젝트에서만 선택할 수 있습니다. Python SDK에서는 팀이나 조직도 지정할 수 있습니다.",
  "trigger/scope-sdk-only.expected": "앱에서 자동화를 만든다면 프로젝트를 선택하세요.",
  "trigger/pattern-missing.message":
    "W&B 앱에서는 “{field}” 정규식을 반드시 입력해야 합니다. 정규식이 없으면 여기서는 이 유형의 모든 이벤트에 자동화가 실행됩니다.",
  "trigger/pattern-missing.expected": "^prod$ 같은 패턴을 입력하세요.",
  "trigger/metric-missing.message": "메트릭 이름이 없어 자동화가 실행되지 않습니다.",
  "trigger/metric-missing.expected": "run이 로깅하는 메트릭의 이름을 그대로 입력하세요.",
  "trigger/unknown.message":
    "알 수 없는 트리거입니다: “{type}”. 그대로 보관하며, 여기서는 실행되지 않습니다.",
  "trigger/unknown.expected": "이벤트를 선택해 바꾸거나 자동화를 그대로 두세요.",
  "trigger/legacy.message":
    "{type} 이벤트는 이전 방식의 이벤트입니다. W&B는 새 자동화에 더 이상 제공하지 않습니다.",
  "trigger/legacy.expected": "대신 ADD_ARTIFACT_ALIAS 이벤트를 사용하세요.",
  "trigger/condition-kept.message":
    "W&B 문서에는 {type} 트리거의 조건이 나와 있지 않습니다. 조건을 그대로 보관하지만 평가하지 않으므로, 여기서는 범위 안의 모든 {type} 이벤트에 자동화가 실행됩니다.",
  "trigger/condition-kept.expected": "W&B에서 조건을 확인하세요.",
  "action/not-webhook.message":
    "동작이 웹훅이 아니라 {kind}입니다. 그대로 보관하며, 여기서는 실행하지 않습니다.",
  "action/not-webhook.expected": "W&B에서 동작을 확인하거나, 웹훅용 자동화를 따로 만드세요.",
  "metric/change-as-percent.message": "상대 변화량 {amount} 값은 {percent}%를 뜻합니다.",
  "metric/change-as-percent.expected": "비율을 소수로 입력하세요. 10%는 0.1입니다.",
  "trigger/no-states.message": "run 상태를 선택하지 않아 자동화가 실행되지 않습니다.",
  "trigger/no-states.expected": "상태를 하나 이상 선택하세요.",
  "trigger/killed.message": "강제 종료된 run은 자동화를 트리거하지 않습니다.",
  "trigger/killed.expected": "KILLED 상태를 제거하세요.",

  "filter/operand-empty.message": "“{field}” 조건의 값이 비어 있습니다.",
  "filter/operand-empty.expected": "값을 입력하거나 조건을 제거하세요.",
  "filter/not-object.message": "필터가 객체가 아니라 {found}이므로 어떤 이벤트와도 일치하지 않습니다.",
  "filter/not-object.expected": '{"alias": {"$regex": "^prod"}} 같은 객체를 입력하세요.',
  "filter/too-deep.message":
    "필터가 여기서 100단계 넘게 중첩되어 이 부분은 어떤 이벤트와도 일치하지 않습니다.",
  "filter/too-deep.expected": "중첩을 줄이세요. MongoDB에서는 100단계까지 허용합니다.",
  "filter/operator-unknown.message":
    "알 수 없는 연산자입니다: “{operator}”. 그대로 보관하며, 어떤 이벤트와도 일치하지 않습니다.",
  "filter/operator-unknown.expected": "W&B SDK의 연산자를 사용하세요: {known}.",
  "filter/operator-outside-field.message":
    "“{operator}” 연산자가 필드 밖에 있어 어떤 이벤트와도 일치하지 않습니다.",
  "filter/operator-outside-field.expected": '필드 안에 넣으세요: {"alias": {"{operator}": …}}.',
  "filter/operator-in-field.message":
    "“{operator}” 연산자는 필터 전체를 결합합니다. 필드 안에 있으면 어떤 이벤트와도 일치하지 않습니다.",
  "filter/operator-in-field.expected": '필드 바깥에 쓰세요: {"{operator}": [{"alias": …}, …]}.',
  "filter/operand.message":
    "“{operator}” 연산자의 값이 올바르지 않으므로 어떤 이벤트와도 일치하지 않습니다. 현재 값은 {found}입니다.",
  "filter/operand.expected": "필요한 값은 {shape}입니다.",
  "filter/duplicate-key.message": "“{key}” 키가 중복되어 마지막 것만 적용됩니다.",
  "filter/duplicate-key.expected": "두 조건을 $and 연산자로 결합하세요.",
  "filter/never.message": "“{operator}” 연산자의 배열이 비어 있어 어떤 이벤트와도 일치하지 않습니다.",
  "filter/never.expected": "배열에 항목을 하나 이상 추가하세요.",
  "filter/field-foreign.message":
    "{type} 이벤트에는 “{field}” 필드가 없으므로 이 조건으로 확인할 값이 없습니다.",
  "filter/field-foreign.expected": "조건을 제거하거나 다음 필드 중 하나를 사용하세요: {known}.",
  "filter/field-similar.message": "{type} 이벤트에는 “{field}” 필드가 없습니다.",
  "filter/field-similar.expected": "“{similar}” 필드를 찾으셨나요?",
  "filter/field-run-name.message":
    "“name” 필드는 3q7gk2n1 같은 run의 ID입니다. 화면에 보이는 이름은 “display_name” 필드입니다.",
  "filter/field-run-name.expected": "ID를 찾는 것이 아니라면 “display_name” 필드를 사용하세요.",
  "filter/regex-unanchored.message":
    "“{expression}” 표현식은 값의 일부와 일치해도 되므로 “{example}” 같은 값과도 일치합니다.",
  "filter/regex-unanchored.expected": "값 전체와 일치해야 한다면 맨 앞에 ^, 맨 뒤에 $ 기호를 넣으세요.",
  "filter/regex.message": "정규식이 올바르지 않습니다: {reason}.",
  "filter/regex.expected": "RE2 문법을 사용하세요.",
  "filter/regex-unsupported.message": "RE2는 “{found}” 구문(전방·후방 탐색 또는 역참조)을 지원하지 않습니다.",
  "filter/regex-unsupported.expected": "찾으려는 값과 일치하는 식을 쓰고, 나머지는 $not 연산자로 제외하세요.",
  "filter/regex-dialect.message":
    "“{found}” 구문은 RE2에서 뜻이 다르거나 없으므로, 여기서는 어떤 이벤트와도 일치하지 않습니다.",
  "filter/regex-dialect.expected":
    "RE2 문법을 사용하세요. 백슬래시를 앞에 붙이면 다음 문자를 글자 그대로 찾습니다.",
  "filter/regex-unicode-class.message":
    "“{found}” 구문은 RE2의 유니코드 클래스가 아니므로 어떤 이벤트와도 일치하지 않습니다.",
  "filter/regex-unicode-class.expected": "\\p{Lu} 같은 일반 범주나 \\p{Hangul} 같은 문자 체계를 사용하세요.",
  "filter/too-long.message":
    "필터가 {bytes}바이트로 한도인 64KiB를 넘으므로 어떤 이벤트와도 일치하지 않습니다.",
  "filter/too-long.expected": "필터를 줄이거나 여러 자동화로 나누세요.",
  "filter/regex-too-large.message": "정규식에 메모리가 너무 많이 필요해서 어떤 이벤트와도 일치하지 않습니다.",
  "filter/regex-too-large.expected": "반복 횟수를 줄이거나, 필터 하나에 쓰는 큰 표현식의 수를 줄이세요.",

  "store/missing.message": "“{name}”에 해당하는 {what} 항목이 없습니다.",
  "store/missing.expected": "다른 탭에서 삭제되었을 수 있습니다.",
  "store/taken.message": "이름이 “{name}”인 {what} 항목이 이미 있습니다.",
  "store/taken.expected": "다른 이름을 입력하세요.",
  "store/changed.message":
    "{what} “{name}” 항목이 다른 탭에서 변경되어 여기서는 아무것도 변경하지 않았습니다.",
  "store/changed.expected": "항목의 현재 상태를 확인한 뒤, 여전히 필요하면 다시 변경하세요.",
  "store/foreign-webhook.message":
    "“{automation}” 자동화에서 사용하는 “{webhook}” 웹훅이 “{team}” 팀에 없습니다.",
  "store/foreign-webhook.expected": "팀의 웹훅 중 하나를 선택하세요.",
  "store/full.message":
    "브라우저의 저장 공간이 가득 차 변경 사항을 저장하지 못했습니다. 사라진 데이터는 없습니다.",
  "store/full.expected": "워크스페이스를 파일로 내보낸 다음, 필요 없는 항목을 삭제하세요.",
  "store/unavailable.message": "브라우저가 이 페이지의 데이터 저장을 허용하지 않습니다.",
  "store/unavailable.expected":
    "이 사이트의 데이터 저장(쿠키 및 사이트 데이터)을 허용한 다음 페이지를 새로 고치세요.",
  "store/newer.message": "더 새로운 버전의 페이지에서 워크스페이스를 저장했습니다.",
  "store/newer.expected": "페이지를 새로 고치세요.",
  "file/format.message": "워크스페이스 파일이 아닙니다.",
  "file/format.expected":
    'Hookwright에서 내보낸 파일을 선택하세요. 이런 파일에는 "format": "hookwright" 항목이 있습니다.',
  "file/newer.message": "파일의 버전은 {found}이며, 이 페이지가 지원하는 버전보다 높습니다.",
  "file/newer.expected": "페이지를 새로 고친 다음 파일을 가져오세요.",
  "file/content.message": "파일의 워크스페이스가 올바르지 않습니다: {reason}.",
  "file/content.expected": "Hookwright에서 내보낸 파일과 비교하세요.",
  "file/syntax.message": "파일의 JSON 형식이 올바르지 않습니다: {reason}.",
  "file/syntax.expected": "Hookwright에서 내보낸 파일을 선택하세요.",

  "wandb/no-automations.message": "이 텍스트에는 W&B 자동화가 없습니다.",
  "wandb/no-automations.expected":
    "코드가 출력한 내용이나, 자동화가 들어 있는 W&B GraphQL API 응답을 붙여넣으세요.",
  "wandb/syntax.message": "이 텍스트는 올바른 JSON이 아닙니다: {reason}.",
  "wandb/syntax.expected": "JSON 문서 하나를 붙여넣거나, 한 줄에 하나씩 붙여넣으세요.",
  "wandb/unreadable.message": "자동화를 읽을 수 없습니다: {reason}.",
  "wandb/unreadable.expected": "JSON을 고치거나 자동화를 직접 만드세요.",
  "wandb/condition-lost.message": "자동화의 조건이 없습니다. W&B SDK는 자신이 모르는 조건을 버립니다.",
  "wandb/condition-lost.expected": "W&B GraphQL API 응답에서 자동화를 복사하거나 직접 만드세요.",
  "wandb/project-missing.message":
    "W&B의 JSON에는 “{collection}” 컬렉션이 속한 프로젝트나 레지스트리가 없습니다.",
  "wandb/project-missing.expected": "프로젝트 또는 레지스트리를 입력하세요.",
  "wandb/webhook-unknown.message":
    "JSON에는 웹훅의 ID만 있고 이 팀에는 그 ID의 웹훅이 없으므로, 자동화를 웹훅 없이 가져옵니다.",
  "wandb/webhook-unknown.expected": "자동화를 가져온 다음 웹훅을 선택하세요.",
  "wandb/webhook-kept.message": "“{webhook}” 웹훅의 엔드포인트가 W&B와 다릅니다. 여기서는 바꾸지 않습니다.",
  "wandb/webhook-kept.expected": "팀 설정에서 두 엔드포인트를 비교하세요.",
  "sdk/value.message": "W&B Python SDK는 “{value}” 값을 받지 않으므로 이 자동화를 만들 수 없습니다.",
  "sdk/value.expected": "W&B 앱에서 자동화를 만드세요.",
  "sdk/payload.message":
    "W&B Python SDK는 이 페이로드를 받지 않습니다. 변수를 채우기 전의 페이로드가 JSON 객체가 아닙니다: {reason}.",
  "sdk/payload.expected": "변수를 문자열 안에만 넣은 객체를 작성하거나, W&B 앱에서 자동화를 만드세요.",

  "argument/shape.message": "“{name}” 인수가 올바르지 않습니다: {reason}.",
  "argument/too-long.message": "“{name}” 인수가 {limit}MiB를 넘습니다.",
  "argument/too-long.expected": "한 번에 전달하는 양을 줄이세요.",
  "argument/freed.message": "이미 해제된 {what} 핸들은 사용할 수 없습니다.",
  "argument/freed.expected": "새로 만들고, 마지막으로 사용한 다음에 해제하세요.",
  "browser/needed.message": "이 호출에는 브라우저가 필요합니다. 사용할 수 없는 기능: {what}.",
  "browser/needed.expected": "https: 또는 localhost에서 제공되는 페이지에서 호출하세요.",
};
