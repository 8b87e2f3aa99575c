// Saves a section while one writes: after a pause, on leaving a field, and again when a line that dropped is back. One
// request at a time. Whatever has not reached the server is kept in this browser.
import { drop, keep, newKey } from "./local-drafts.js";
import { showErrors } from "../errors.js";
import { say } from "../status.js";
import { renewToken } from "./csrf.js";
import { initialPairs, texts, pairsOf } from "./form-data.js";

const PAUSE = 2_000; // milliseconds, as all times here
const PATIENCE = 30_000;
const SLOW = 400;
const LONGEST_WAIT = 60_000;
const KEPT_ALIVE = 60_000; // bytes that a browser sends on behalf of a page that has gone
const ASK_JSON = { Accept: "application/json" };

export class Autosave {
  constructor(form, { owner, url }) {
    this.form = form;
    this.owner = owner;
    this.session = { owner, url };
    this.keys = [newKey(owner, form.dataset.draft)];
    this.isKept = false;
    this.flight = null;
    this.unanswered = null;
    this.wait = 0;
    const came = initialPairs(form);
    // What the server has: nothing is known of it when the page gives back what could not be saved.
    this.saved = form.dataset.state ? "" : JSON.stringify(came);
    this.finished = new Map(came).get("finished");
    // Why nothing is sent until the person says so: the texts differ, or the ficha is closed.
    this.held = ["conflict", "closed"].includes(form.dataset.state) ? form.dataset.state : "";
  }

  get isUnsaved() {
    return this.unanswered !== null || JSON.stringify(pairsOf(this.form)) !== this.saved;
  }

  get isPending() {
    return Boolean(this.flight) || this.isUnsaved;
  }

  typed() {
    if (this.isUnsaved) this.copy();
    else drop(this.keys[0]);
    if (!this.held && !this.wait) this.schedule(PAUSE);
  }

  left() {
    if (!this.held && !this.wait && this.isUnsaved) this.save();
  }

  copy(more = {}) {
    if (this.held === "signing-out") return;
    const { elements, dataset } = this.form;
    const revision = Number(elements.revision.value);
    const about = { title: dataset.title, url: location.pathname, revision, ...more };
    this.isKept = keep(this.keys[0], { ...about, pairs: this.attempt().sent, texts: texts(this.form) });
  }

  /** The page goes, and will not hear the answer. */
  part() {
    this.copy({ isParting: true });
    this.save();
  }

  /** When there is reason to try: a pause, the line is back, the tab is looked at again. */
  again() {
    if (!this.held && this.isUnsaved) this.save();
  }

  hold(why) {
    this.held = why;
    clearTimeout(this.timer);
  }

  schedule(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.again(), delay);
  }

  save() {
    clearTimeout(this.timer);
    this.flight ??= this.send().finally(() => { this.flight = null; });
    return this.flight;
  }

  /** Saves all there is, held or not. Answers how it went: "saved", or why not. */
  async flush() {
    this.held = "";
    let outcome = "saved";
    if (this.flight) outcome = await this.flight;
    while (outcome === "saved" && this.isUnsaved) outcome = await this.save();
    return outcome;
  }

  async send() {
    const slow = setTimeout(() => say("saving"), SLOW);
    // An attempt whose answer never came goes again word for word: if it had arrived, identical answers move nothing.
    const attempt = this.unanswered ?? this.attempt();
    this.unanswered = attempt;
    try {
      const response = await this.post(attempt.sent);
      const told = response.headers.get("Content-Type")?.includes("json") ? await response.json() : {};
      return this.answered(attempt, response.status, told);
    } catch {
      return this.away();
    } finally {
      clearTimeout(slow);
    }
  }

  attempt() {
    const pairs = pairsOf(this.form);
    const finished = new Map(pairs).get("finished");
    // What nobody touched is not said again: someone else may have changed it.
    const sent = finished === this.finished ? pairs.filter(([name]) => name !== "finished") : pairs;
    return { pairs, finished, sent };
  }

  async post(pairs) {
    const response = await this.fetch(pairs);
    return response.status === 403 && (await renewToken(this.session)) ? this.fetch(pairs) : response;
  }

  fetch(pairs) {
    const { csrfmiddlewaretoken, revision } = this.form.elements;
    const body = new URLSearchParams(pairs);
    body.set("csrfmiddlewaretoken", csrfmiddlewaretoken.value);
    body.set("revision", revision.value);
    const signal = AbortSignal.timeout(PATIENCE);
    const keepalive = body.toString().length < KEPT_ALIVE;
    return fetch(this.form.action, { method: "POST", headers: ASK_JSON, body, signal, keepalive });
  }

  answered(attempt, status, told) {
    if (status >= 500 || status === 429) return this.away();
    this.unanswered = null;
    this.wait = 0;
    if (told.revision) return this.accepted(attempt, told);
    const outcome = status === 409 ? told.state : status === 401 || status === 403 ? "signed-out" : "refused";
    if (status === 409) this.hold(outcome);
    this.copy();
    say(this.isKept ? outcome : "unkept", told.message);
    return outcome;
  }

  accepted(attempt, told) {
    this.form.elements.revision.value = told.revision;
    this.saved = JSON.stringify(attempt.pairs);
    this.finished = attempt.finished;
    showErrors(this.form, told.errors);
    document.dispatchEvent(new CustomEvent("session-renewed", { detail: told.seconds }));
    const wrong = Object.keys(told.errors).length > 0;
    if (this.isUnsaved || wrong) this.copy();
    else drop(...this.keys);
    if (this.isUnsaved && !this.held) this.schedule(PAUSE);
    say(this.wasAway ? "back" : "saved", told.saved);
    this.wasAway = false;
    return "saved";
  }

  away() {
    this.wasAway = true;
    this.wait = Math.min(Math.max(2 * this.wait, PAUSE), LONGEST_WAIT);
    this.schedule(this.wait);
    this.copy();
    say(this.isKept ? "offline" : "unkept");
    return "away";
  }
}
