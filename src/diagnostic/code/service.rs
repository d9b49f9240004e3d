//! The diagnostics of the workspace, the API and deliveries: code, severity, evidence and sentences.

/// Appends these codes to the rows of a table, and passes them to the next macro.
macro_rules! service_codes {
    ([$next:ident $($later:ident)*] $($rows:tt)*) => {
        $next! {
            [$($later)*]
            $($rows)*

            // store
            /// A record that a command names and the workspace does not have.
            StoreMissing = "store/missing", Error, Standard,
                "There is no {what} “{name}”.",
                "It may have been deleted in another tab.";
            /// A record that a command adds and the workspace already has.
            StoreTaken = "store/taken", Error, Standard,
                "The {what} “{name}” already exists.",
                "Choose another name.";
            /// A record that another tab changed after the change that is to be undone, or before it is deleted.
            StoreChanged = "store/changed", Error, Standard,
                "The {what} “{name}” was changed in another tab, so nothing was changed here.",
                "Look at its current state, then repeat the change if you still want it.";
            /// An automation with a webhook that its team does not have.
            StoreForeignWebhook = "store/foreign-webhook", Error, Documented,
                "The automation “{automation}” uses the webhook “{webhook}”, which the team “{team}” does not have.",
                "Choose one of the team's webhooks.";
            /// A full storage.
            StoreFull = "store/full", Error, Standard,
                "The browser's storage is full, so this change was not saved; nothing was lost.",
                "Export the workspace to a file, then delete what you don't need.";
            /// A storage that the browser refuses to this page.
            StoreUnavailable = "store/unavailable", Error, Standard,
                "The browser does not let this page store data.",
                "Allow this site to store data (cookies and site data), then reload the page.";
            /// A workspace that newer code stored.
            StoreNewer = "store/newer", Error, Standard,
                "A newer version of this page saved the workspace.",
                "Reload the page.";
            /// A file that is not a workspace file.
            FileFormat = "file/format", Error, Standard,
                "This is not a workspace file.",
                "Choose a file that was exported from Hookwright: it contains \"format\": \"hookwright\".";
            /// A workspace file of a newer version.
            FileNewer = "file/newer", Error, Standard,
                "The file has version {found}, which is newer than this page supports.",
                "Reload the page, then import the file.";
            /// A workspace file whose workspace is invalid.
            FileContent = "file/content", Error, Standard,
                "Invalid workspace in the file: {reason}.",
                "Compare it with a file that was exported from Hookwright.";
            /// A workspace file that is not JSON.
            FileSyntax = "file/syntax", Error, Standard,
                "The file is not valid JSON: {reason}.",
                "Choose a file that was exported from Hookwright.";

            // W&B's SDK and API
            /// A text without automations of W&B's.
            WandbNothing = "wandb/no-automations", Error, Sdk,
                "This text contains no automation of W&B's.",
                "Paste what the code prints, or a response of W&B's GraphQL API that contains automations.";
            /// A text that is not JSON.
            WandbSyntax = "wandb/syntax", Error, Standard,
                "This text is not valid JSON: {reason}.",
                "Paste one JSON document, or one on each line.";
            /// An automation whose JSON can't be read.
            WandbUnreadable = "wandb/unreadable", Error, Sdk,
                "The automation can't be read: {reason}.",
                "Correct its JSON, or create it by hand.";
            /// An automation whose condition W&B's SDK dropped.
            WandbConditionLost = "wandb/condition-lost", Error, Sdk,
                "The condition of the automation is missing: W&B's SDK drops conditions that it does not know.",
                "Copy the automation from a response of W&B's GraphQL API, or create it by hand.";
            /// An automation for a collection of an unknown project.
            WandbProjectMissing = "wandb/project-missing", Error, Sdk,
                "W&B's JSON names the collection “{collection}” without its project or registry.",
                "Enter the project or registry.";
            /// An automation whose webhook is not described.
            WandbWebhookUnknown = "wandb/webhook-unknown", Warning, Sdk,
                "W&B's JSON contains only the ID of the webhook, and the team has none with this ID here, so the automation gets no webhook.",
                "Choose a webhook when the automation is imported.";
            /// A webhook whose endpoint differs from that of the workspace.
            WandbWebhookKept = "wandb/webhook-kept", Warning, Assumed,
                "The webhook “{webhook}” has another endpoint in W&B; here it stays unchanged.",
                "Compare the endpoints in the settings of the team.";
            /// A value that W&B's SDK rejects.
            SdkValue = "sdk/value", Error, Sdk,
                "W&B's Python SDK rejects “{value}”, so it can't create this automation.",
                "Create the automation in W&B's app.";
            /// A payload that W&B's SDK rejects.
            SdkPayload = "sdk/payload", Error, Sdk,
                "W&B's Python SDK rejects this payload, because before variables are filled in it is not a JSON object: {reason}.",
                "Write an object, with variables only inside strings; or create the automation in W&B's app.";

            // JavaScript API
            /// An argument of a call from JavaScript with the wrong shape.
            ArgumentShape = "argument/shape", Error, Assumed,
                "Invalid argument “{name}”: {reason}.",
                "";
            /// An argument of a call from JavaScript that is longer than the limit.
            ArgumentTooLong = "argument/too-long", Error, Assumed,
                "The argument “{name}” is longer than {limit} MiB.",
                "Pass less at once.";
            /// A call from JavaScript on a handle that was freed, or with one.
            ArgumentFreed = "argument/freed", Error, Assumed,
                "This {what} was freed and can't be used any more.",
                "Create a new one, and free it after its last use.";

            // browser
            /// A call that needs a browser's page.
            BrowserNeeded = "browser/needed", Error, Standard,
                "This call needs a browser: {what} is not available.",
                "Call it from a page that is served over https: or from localhost.";

            // delivery
            /// A response that redirects, which the request does not follow.
            DeliveryRedirected = "delivery/redirected", Error, Standard,
                "The endpoint redirects to another address.",
                "Find out where it redirects (the browser hides this) and enter that address. The token and the signature are not forwarded.";
            /// A hidden response to a request without custom headers.
            DeliveryOpaque = "delivery/opaque", Warning, Standard,
                "The browser can't show the response, so it is unknown whether the receiver accepted the request.",
                "Check the receiver: it was sent the payload as text/plain, without token and signature.";
            /// A response that did not arrive in time.
            DeliveryTimedOut = "delivery/timed-out", Error, Standard,
                "No complete response within {seconds} s.",
                "The receiver may still have processed the request: check it before you send again.";
            /// A request that the user cancelled.
            DeliveryCancelled = "delivery/cancelled", Hint, Standard,
                "The request was cancelled.",
                "The receiver may still have processed it.";
            /// A failed request whose cause the browser hides.
            DeliveryUnreachable = "delivery/unreachable", Error, Standard,
                "The browser couldn't read a response.",
                "The server is unreachable, or it doesn't allow this request from this page (CORS). Browsers don't reveal which.";
            /// A failed request to a server that responds.
            DeliveryCors = "delivery/cors", Error, Standard,
                "The server responds, but its CORS rules don't allow this request from this page.",
                "W&B's servers have no such limit. To test from here, let the receiver allow this page's origin, the method POST and the headers of the request, or run the script.";
            /// A failed request to a server that does not respond.
            DeliveryNoServer = "delivery/no-server", Error, Standard,
                "No server responds at this address.",
                "Check the host, the port and the certificate, and that the receiver is running. A browser extension or the network can block requests, too.";
            /// A request that the browser blocks, because the page is on https and the endpoint is not.
            DeliveryMixedContent = "delivery/mixed-content", Error, Standard,
                "This page was loaded over https:, so the browser blocks requests to http: addresses.",
                "Use an https: address, or run the script.";
            /// An accepted request whose body is not JSON.
            DeliveryNotJson = "delivery/not-json", Warning, Standard,
                "The receiver accepted the request, but the request's body is not JSON.",
                "The request says that it contains JSON, so other receivers may reject it: correct the template and send again.";
            /// A response with status 401 or 403.
            DeliveryUnauthorized = "delivery/unauthorized", Error, Standard,
                "The receiver rejected the credentials ({status}).",
                "Check the values of the webhook's access token and secret, and that the receiver has the same ones.";
            /// A response with status 401 or 403 to a request without credentials.
            DeliveryWithoutCredentials = "delivery/without-credentials", Error, Standard,
                "The receiver rejected the request ({status}), which had no access token and no signature.",
                "If the receiver requires them, send the request with the webhook's token and signature.";
            /// A response with another status from 400 to 499.
            DeliveryRefused = "delivery/refused", Error, Standard,
                "The receiver rejected the request ({status}).",
                "Compare the payload and the address with what the receiver expects; its response often says what is wrong.";
            /// A response with status 429.
            DeliveryTooMany = "delivery/too-many", Error, Standard,
                "The receiver is rate limiting requests ({status}).",
                "Wait, then send again; its response may say how long to wait.";
            /// A response with a status from 500 to 599.
            DeliveryReceiverFailed = "delivery/receiver-failed", Error, Standard,
                "The receiver failed ({status}).",
                "The request reached it: check the receiver's logs.";
            /// A connection that closed during the response.
            DeliveryBroken = "delivery/broken", Warning, Standard,
                "The connection closed before the end of the response.",
                "The receiver got the request; only part of its response is shown.";
            /// A response that is larger than the limit.
            DeliveryTooLarge = "delivery/too-large", Warning, Standard,
                "The response has more than {limit} bytes; the rest was not read.",
                "Only the status matters; the rest of the body is not needed.";
        }
    };
}

pub(super) use service_codes;
