/** The core's errors and findings about webhooks, requests and responses in Korean, by code and part. */
export const coreSending: Readonly<Record<string, string>> = {
  "request/token-missing.message":
    "웹훅이 “{name}” 시크릿을 액세스 토큰으로 사용하지만 값이 입력되지 않았습니다.",
  "request/token-missing.expected": "“{name}” 시크릿의 값을 입력하거나 웹훅에서 액세스 토큰을 제거하세요.",
  "request/secret-missing.message": "웹훅이 “{name}” 시크릿으로 요청에 서명하지만 값이 입력되지 않았습니다.",
  "request/secret-missing.expected": "“{name}” 시크릿의 값을 입력하거나 웹훅에서 시크릿을 제거하세요.",
  "request/header-value.message":
    "“{name}” 시크릿의 값은 헤더로 보낼 수 없습니다. {position}번째 문자가 {found}입니다.",
  "request/header-value.expected":
    "화면에 표시되는 ASCII 문자로 된 값을 사용하세요. 줄바꿈이나 앞뒤 공백은 복사할 때 들어오는 경우가 많습니다.",
  "request/secret-in-body.message":
    "페이로드에 “{name}” 시크릿의 값이 들어 있습니다. 사용자 지정 헤더가 없으면 브라우저가 리디렉션을 따라가 값이 다른 서버로 전달될 수 있으므로 전송하지 않았습니다.",
  "request/secret-in-body.expected": "페이로드에서 변수를 제거하거나 스크립트로 요청을 보내세요.",
  "request/new-endpoint.message":
    "“{name}” 시크릿의 값을 {endpoint} 주소로 보내려고 합니다. 이 탭에서 이 시크릿에 연결한 엔드포인트: {known}.",
  "request/new-endpoint.expected":
    "주소를 확인하세요. 시크릿을 보내도 되는 주소라면 승인하고, 아니라면 웹훅을 수정하세요.",
  "request/not-encrypted.message":
    "엔드포인트가 https를 사용하지 않아 토큰, 서명 또는 시크릿이 암호화되지 않은 채 {host} 호스트로 전송됩니다.",
  "request/not-encrypted.expected":
    "https: 주소를 사용하세요. 전송 도중에 다른 사람이 요청을 읽고 다시 보낼 수 있습니다.",
  "request/body-nul.message": "페이로드에 NUL 문자가 있습니다. bash 변수에는 이 문자를 담을 수 없습니다.",
  "request/body-nul.expected": "다른 형식으로 내보내거나, JSON 문자열 안에서 \\u0000 형식으로 쓰세요.",

  "webhook/not-https.message":
    "엔드포인트가 https를 사용하지 않아 액세스 토큰이 암호화되지 않은 채 전송됩니다.",
  "webhook/not-https.expected": "전송 도중에 액세스 토큰을 읽을 수 없도록 https: 주소를 사용하세요.",
  "webhook/ip-address.message":
    "엔드포인트가 IP 주소({host})입니다. 이 브라우저에서는 연결할 수 있지만 W&B에서는 연결할 수 없습니다.",
  "webhook/ip-address.expected":
    "DNS A 레코드가 있는 호스트 이름을 사용하세요. W&B는 이런 주소로만 요청을 보냅니다.",
  "webhook/localhost.message":
    "엔드포인트가 이 컴퓨터({host})에 있습니다. 이 브라우저에서는 연결할 수 있지만 W&B에서는 연결할 수 없습니다.",
  "webhook/localhost.expected":
    "테스트에는 문제가 없습니다. 자동화에는 인터넷에서 연결할 수 있는 주소가 필요합니다.",
  "webhook/local-name.message":
    "“{host}” 호스트는 로컬 네트워크의 이름으로 보입니다. 이 브라우저에서는 연결할 수 있더라도 W&B에서는 연결하지 못할 가능성이 높습니다.",
  "webhook/local-name.expected":
    "공개 DNS A 레코드가 있는 호스트 이름을 사용하세요. W&B는 이런 주소로만 요청을 보냅니다.",
  "webhook/github-address.message": "GitHub에서는 이 주소로 보낸 요청으로 워크플로가 시작되지 않습니다.",
  "webhook/github-address.expected":
    "repository_dispatch 요청은 GitHub API에서 /dispatches로 끝나는 저장소 주소로 보냅니다.",
  "webhook/secret-missing.message": "웹훅의 {role} 항목에 지정된 “{name}” 시크릿이 팀에 없습니다.",
  "webhook/secret-missing.expected": "팀에 시크릿을 추가하거나 다른 시크릿을 선택하세요.",

  "delivery/redirected.message": "엔드포인트가 다른 주소로 리디렉션합니다.",
  "delivery/redirected.expected":
    "어디로 리디렉션하는지 확인하고(브라우저에서는 알 수 없습니다) 그 주소를 입력하세요. 토큰과 서명은 전달되지 않습니다.",
  "delivery/opaque.message":
    "브라우저가 응답을 표시할 수 없어 수신 서비스가 요청을 수락했는지 알 수 없습니다.",
  "delivery/opaque.expected":
    "수신 서비스를 확인하세요. 페이로드는 토큰과 서명 없이 text/plain 형식으로 전송되었습니다.",
  "delivery/timed-out.message": "{seconds}초 안에 응답을 모두 받지 못했습니다.",
  "delivery/timed-out.expected":
    "수신 서비스가 요청을 처리했을 수도 있습니다. 다시 보내기 전에 수신 서비스를 확인하세요.",
  "delivery/cancelled.message": "요청을 취소했습니다.",
  "delivery/cancelled.expected": "수신 서비스가 요청을 처리했을 수도 있습니다.",
  "delivery/unreachable.message": "브라우저가 응답을 읽지 못했습니다.",
  "delivery/unreachable.expected":
    "서버에 연결할 수 없거나, 서버가 이 페이지의 요청을 허용하지 않습니다(CORS). 브라우저는 둘 중 어느 쪽인지 알려 주지 않습니다.",
  "delivery/cors.message": "서버가 응답하지만 CORS 규칙에서 이 페이지의 요청을 허용하지 않습니다.",
  "delivery/cors.expected":
    "W&B의 서버에는 이런 제한이 없습니다. 여기서 테스트하려면 수신 서비스에서 이 페이지의 출처, POST 메서드, 요청의 헤더를 허용하거나 스크립트를 실행하세요.",
  "delivery/no-server.message": "이 주소에서 응답하는 서버가 없습니다.",
  "delivery/no-server.expected":
    "호스트, 포트, 인증서를 확인하고 수신 서비스가 실행 중인지 확인하세요. 브라우저 확장 프로그램이나 네트워크가 요청을 차단할 수도 있습니다.",
  "delivery/mixed-content.message":
    "이 페이지는 https: 주소에서 열렸으므로 브라우저가 http: 주소로 보내는 요청을 차단합니다.",
  "delivery/mixed-content.expected": "https: 주소를 사용하거나 스크립트를 실행하세요.",
  "delivery/not-json.message": "수신 서비스가 요청을 수락했지만 요청 본문이 JSON이 아닙니다.",
  "delivery/not-json.expected":
    "요청의 헤더에는 JSON이라고 적혀 있으므로 다른 수신 서비스는 거부할 수 있습니다. 템플릿을 수정하고 다시 보내세요.",
  "delivery/unauthorized.message": "수신 서비스가 자격 증명을 거부했습니다({status}).",
  "delivery/unauthorized.expected":
    "웹훅의 액세스 토큰과 시크릿의 값을 확인하고, 수신 서비스에 같은 값이 설정되어 있는지 확인하세요.",
  "delivery/without-credentials.message":
    "수신 서비스가 액세스 토큰과 서명이 없는 요청을 거부했습니다({status}).",
  "delivery/without-credentials.expected":
    "수신 서비스에서 요구한다면 웹훅의 토큰과 서명을 포함하여 요청을 보내세요.",
  "delivery/refused.message": "수신 서비스가 요청을 거부했습니다({status}).",
  "delivery/refused.expected":
    "페이로드와 주소가 수신 서비스의 요구 사항에 맞는지 확인하세요. 응답에 이유가 나와 있는 경우가 많습니다.",
  "delivery/too-many.message": "수신 서비스가 요청 횟수를 제한하고 있습니다({status}).",
  "delivery/too-many.expected":
    "기다렸다가 다시 보내세요. 얼마나 기다려야 하는지 응답에 나와 있을 수 있습니다.",
  "delivery/receiver-failed.message": "수신 서비스에서 오류가 발생했습니다({status}).",
  "delivery/receiver-failed.expected": "요청은 도착했습니다. 수신 서비스의 로그를 확인하세요.",
  "delivery/broken.message": "응답이 끝나기 전에 연결이 끊어졌습니다.",
  "delivery/broken.expected": "수신 서비스는 요청을 받았습니다. 응답은 일부만 표시됩니다.",
  "delivery/too-large.message": "응답이 {limit}바이트를 넘어 나머지는 읽지 않았습니다.",
  "delivery/too-large.expected": "상태 코드만 중요하므로 나머지 본문은 필요하지 않습니다.",
};
