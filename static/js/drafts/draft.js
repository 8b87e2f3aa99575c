// A form that only its button saves. What is typed in it stays in this browser until the server has it.
import { drop, keep, newKey } from "./local-drafts.js";
import { renewToken } from "./csrf.js";
import { initialPairs, sameWords, texts, pairsOf } from "./form-data.js";

const PATIENCE = 30_000; // milliseconds
const AGAIN = new Set([408, 425, 429]); // the same may pass in a while, as after a fault of the server

export class Draft {
  constructor(form, { owner, session }) {
    this.form = form;
    this.owner = owner;
    this.session = { owner, url: session };
    this.keys = [newKey(owner, form.dataset.draft)];
    this.came = initialPairs(form);
    this.isKept = true;
    this.isSent = false;
  }

  /** A page that gives a text back was not saved, whatever it came with. */
  get isUnsaved() {
    return !this.isSent && (Boolean(this.form.dataset.state) || !sameWords(this.came, pairsOf(this.form)));
  }

  typed() {
    if (this.isUnsaved) this.copy();
    else drop(...this.keys);
  }

  copy() {
    if (this.isLeft) return;
    const { elements, dataset } = this.form;
    const about = { title: dataset.title, url: dataset.page, revision: Number(elements.revision?.value ?? 0) };
    this.isKept = keep(this.keys[0], { ...about, pairs: pairsOf(this.form), texts: texts(this.form) });
    if (this.isKept) drop(...this.keys.splice(1)); // what was taken back from them is in this one
  }

  left() {} // nothing is sent before the button

  hold() {}

  /** Answers "saved", "refused" when the server's page says why, or what keeps it from arriving. */
  async send(submitter) {
    this.copy();
    try {
      let response = await this.post(submitter);
      if (response.status === 403 && (await renewToken(this.session))) response = await this.post(submitter);
      return this.became(response);
    } catch {
      return this.isKept ? "away" : "unkept";
    }
  }

  post(submitter) {
    const body = new URLSearchParams(new FormData(this.form));
    if (submitter?.name) body.set(submitter.name, submitter.value);
    const signal = AbortSignal.timeout(PATIENCE);
    const address = submitter?.hasAttribute("formaction") ? submitter.formAction : this.form.action;
    return fetch(address, { method: "POST", headers: { Accept: "text/html" }, body, redirect: "manual", signal });
  }

  became({ type, status }) {
    if (type === "opaqueredirect") {
      drop(...this.keys);
      this.isSent = true;
      return "saved";
    }
    if (status === 401 || status === 403) return this.isKept ? "signed-out" : "unkept";
    if (status >= 500 || AGAIN.has(status)) return this.isKept ? "away" : "unkept";
    return "refused";
  }
}
