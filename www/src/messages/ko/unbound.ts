import { str } from "@lit/localize";

export const unbound = {
  "unbound.bind.one": "사용",
  "unbound.bind": "사용",
  "unbound.dismiss": "시크릿 없이 두기",
  "unbound.both": str`가져온 파일에서는 액세스 토큰으로 ${0} 시크릿을, 시크릿으로 ${1} 시크릿을 사용했습니다. 이 엔드포인트에 허용할 때까지 이 시크릿들로 아무것도 보내지 않습니다.`,
  "unbound.token": str`가져온 파일에서는 액세스 토큰으로 ${0} 시크릿을 사용했습니다. 이 엔드포인트에 허용할 때까지 보내지 않습니다.`,
  "unbound.secret": str`가져온 파일에서는 시크릿으로 ${0} 시크릿을 사용했습니다. 이 엔드포인트에 허용할 때까지 이 시크릿으로 서명하지 않습니다.`,
};
