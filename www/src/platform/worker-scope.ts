/** The part of a service worker's global scope that this site's worker uses; TypeScript's DOM types lack it. */
export interface WorkerScope extends EventTarget {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: {
      readonly type: "window";
      readonly includeUncontrolled: boolean;
    }): Promise<readonly Sender[]>;
  };
  skipWaiting(): Promise<void>;
}

/** An event during which the browser does not stop the worker. */
export interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

/** A page, for example the sender of a message. */
export interface Sender {
  readonly id: string;
  readonly url: string;
}

export interface FetchEvent extends Event {
  readonly request: Request;
  /** The id of the tab that sent the request. */
  readonly clientId: string;
  respondWith(response: Promise<Response>): void;
}

/** The global scope of the service worker in which this code runs. */
export const workerScope = self as unknown as WorkerScope;
