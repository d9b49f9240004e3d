import { str } from "@lit/localize";

export const signature = {
  "signature.body": "수신 서비스가 받은 본문",
  "signature.bodyHelp":
    "본문이 비어 있으면 비워 두세요. 붙여넣으면 캐리지 리턴이 사라지지만, 캐리지 리턴이 있는 경우도 함께 시도합니다.",
  "signature.changes": "수신 서비스에서 고칠 점",
  "signature.check": "확인",
  "signature.header": "X-Wandb-Signature 헤더",
  "signature.headerHelp": "수신 서비스가 받은 값, 또는 직접 계산해 비교한 값입니다.",
  "signature.intro":
    "수신 서비스가 서명을 거부하나요? 수신 서비스가 받은 내용과 사용하는 시크릿을 붙여넣으세요. 흔히 생기는 차이를 하나씩 시도해 어느 것이 원인인지 알려 줍니다. 아무것도 보내거나 저장하지 않습니다.",
  "signature.matches": "이 시크릿과 이 본문에 대해 올바른 서명입니다.",
  "signature.matchesChanged": "서명은 올바르지만, 붙여넣은 내용 그대로에 대한 서명은 아닙니다.",
  "signature.nothing": str`일치하지 않습니다. 시크릿과 본문의 조합 ${0}개를 비교했습니다.`,
  "signature.next": "다음으로 확인할 점",
  "signature.next.secret": "이 웹훅의 시크릿이고 가장 최근 값인가요? W&B는 저장된 값을 보여 주지 않습니다.",
  "signature.next.delivery": "헤더와 본문이 같은 요청에서 온 것인가요? 전송마다 서명이 다릅니다.",
  "signature.next.raw":
    "수신 서비스가 원본 바이트를 로그로 남기나요? 본문을 파싱해 다시 쓰면 여기서 시도하지 않는 차이(숫자 형식 등)가 생길 수 있습니다.",
  "signature.next.notJson":
    "붙여넣은 본문이 JSON이 아니어서 다른 표기는 시도하지 않았습니다. 본문이 온전한가요? 로그에서 잘리거나 디코딩되지는 않았나요?",
  "signature.next.proxy": "수신 서비스가 읽기 전에 프록시나 프레임워크가 본문을 바꾸나요(압축, 인코딩)?",
  "signature.noSignature": "헤더가 base64 또는 16진수 서명이 아닙니다.",
  "signature.noSignatureNext": "HMAC-SHA256은 base64로 44자, 16진수로 64자리입니다.",
  "signature.secret": "시크릿",
  "signature.secretHelp": "이 입력란에만 있으며, 화면을 떠나면 사라집니다.",
  "signature.title": "서명 디버거",
  "signature.wrongLength.sha1":
    "헤더가 HMAC-SHA1처럼 20바이트입니다. W&B는 32바이트인 HMAC-SHA256으로 서명합니다.",
  "signature.wrongLength": str`헤더가 ${0}바이트입니다. W&B는 32바이트인 HMAC-SHA256으로 서명합니다.`,
  "signature.prefix": str`서명 앞의 “${0}” 접두사를 제거하거나, 접두사를 요구하지 마세요. W&B는 접두사를 보내지 않습니다.`,
  "signature.surrounded": "비교하기 전에 헤더 값 앞뒤의 공백이나 따옴표를 제거하세요.",
  "signature.encoding.base64":
    "헤더가 base64입니다(문서화됨). base64로 비교하거나, 디코딩해 바이트를 비교하세요.",
  "signature.encoding.base64Unpadded": "헤더가 패딩 없는 base64입니다. 디코딩해 바이트를 비교하세요.",
  "signature.encoding.base64Url":
    "헤더가 URL 안전 base64입니다(-와 _). 그에 맞게 디코딩해 바이트를 비교하세요.",
  "signature.encoding.hex": "헤더가 16진수입니다(관찰됨). 16진수로 비교하거나, 디코딩해 바이트를 비교하세요.",
  "signature.encoding.hexUpper":
    "헤더가 대문자 16진수입니다. 대소문자를 구분하지 않고 비교하거나 디코딩하세요.",
  "signature.encoding.base64OfHex":
    "헤더가 16진수 문자열을 base64로 인코딩한 것입니다. 16진수 표기 대신 원본 다이제스트를 인코딩하세요(openssl에서는 -binary).",
  "signature.secret.trimmed": "파일이나 변수에서 온 줄 바꿈 등 시크릿 앞뒤의 공백을 제거하세요.",
  "signature.secret.unquoted": "시크릿을 둘러싼 따옴표를 제거하세요. 따옴표는 시크릿의 일부가 아닙니다.",
  "signature.secret.withLineFeed":
    "W&B에 저장된 시크릿이 줄 바꿈(LF)으로 끝납니다. W&B에 줄 바꿈 없이 다시 저장하거나, 수신 서비스에서 줄 바꿈을 추가하세요.",
  "signature.secret.withCrLf":
    "W&B에 저장된 시크릿이 줄 바꿈(CR LF)으로 끝납니다. W&B에 줄 바꿈 없이 다시 저장하세요.",
  "signature.secret.hexDecoded":
    "시크릿을 16진수로 디코딩한 바이트가 키로 쓰였습니다. 시크릿의 텍스트를 키로 사용하세요.",
  "signature.secret.base64Decoded":
    "시크릿을 base64로 디코딩한 바이트가 키로 쓰였습니다. 시크릿의 텍스트를 키로 사용하세요.",
  "signature.secret.empty": "키가 비어 있습니다. 서명을 만든 곳에 시크릿이 설정되지 않았습니다.",
  "signature.body.rewritten": str`서명된 본문은 ${0} 방식으로 쓴 JSON입니다. 파싱하기 전에 요청의 원본 바이트를 검증하세요.`,
  "signature.body.withoutFinalLineBreak": "끝의 줄 바꿈을 뺀 본문을 검증하세요.",
  "signature.body.withLineFeed":
    "서명된 본문은 줄 바꿈(LF)으로 끝납니다. 앞뒤를 잘라 내지 말고 원본 바이트를 검증하세요.",
  "signature.body.withCrLf":
    "서명된 본문은 CR LF로 끝납니다. 앞뒤를 잘라 내지 말고 원본 바이트를 검증하세요.",
  "signature.body.lineFeeds":
    "붙여넣은 본문의 CR LF가 서명된 본문에서는 LF입니다. 검증하기 전에 줄 바꿈을 변환하지 마세요.",
  "signature.body.carriageReturns":
    "붙여넣은 본문의 LF가 서명된 본문에서는 CR LF입니다. 검증하기 전에 줄 바꿈을 변환하지 마세요.",
  "signature.body.trimmed": "앞뒤의 공백을 뺀 본문을 검증하세요.",
  "signature.body.withoutBom": "맨 앞의 바이트 순서 표시(BOM)를 뺀 본문을 검증하세요.",
  "signature.body.withBom": "서명된 본문은 바이트 순서 표시(BOM)로 시작합니다. 원본 바이트를 검증하세요.",
  "signature.body.emptyObject":
    "서명된 본문은 {}입니다. 자동화에 페이로드가 없습니다. 이 요청의 원본 바이트를 검증하세요.",
  "signature.body.empty":
    "서명된 본문이 비어 있습니다. 수신 서비스가 본문을 두 번 읽거나, 도착하기 전에 읽는 것으로 보입니다.",
};
