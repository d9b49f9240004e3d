import { countText } from "../../messages/numbers.ts";
import { share } from "../../messages/share.ts";
import { MAX_SHARED_BYTES, type ShareLinkFailure } from "../../platform/share-link.ts";

/** Returns a sentence that says why a link can't be read, and what to do. */
export function failureText(failure: ShareLinkFailure): string {
  switch (failure.reason) {
    case "damaged":
      return share.failure.damaged();
    case "newer":
      return share.failure.newer(failure.version);
    case "tooLarge":
      return share.failure.tooLarge(countText(MAX_SHARED_BYTES / (1024 * 1024)));
  }
}
