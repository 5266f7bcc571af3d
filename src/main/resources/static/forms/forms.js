// What all forms share: they load what they show, keep what is typed, check it, hand it over, and say what is wrong.
//
// A form calls foi.form(camForm, $scope, spec) from its cam-script. It gets `d`, what the server says of the task, and
// `m`, what the person has typed. The spec holds
//   model(d)            what the fields hold at first
//   check(m, d, p)      notes what is wrong: p.need(value, field, words), p.past(value, field, words), p.add(field, words)
//   submission(m, d)    what is handed over
//   helpers             functions that only this form's page calls, as `foi.name(...)`

import { limbs, subjects, triage } from './triage.js';
import { citation, date, days, size, urgency } from './words.js';

const root = new URL('../', import.meta.url);
const api = (path) => new URL(`api/${path}`, root).href;
const angular = window.angular;
const module = angular.module('cam.tasklist.custom');

/** Text without blanks around it; null where nothing is left. */
const text = (value) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);

/** The texts of a list, without the empty ones. */
const texts = (list) => (list || []).map(text).filter(Boolean);

const outcomes = {
  DISCLOSE: 'Disclose everything',
  DISCLOSE_IN_PART: 'Disclose in part',
  WITHHOLD: 'Withhold everything',
  NOT_HELD: 'Not held',
  OTHERWISE_ACCESSIBLE: 'Accessible elsewhere (section 21)',
  NEITHER_CONFIRM_NOR_DENY: 'Neither confirm nor deny',
  COST_LIMIT: 'Refuse, over the cost limit (section 12)',
  VEXATIOUS: 'Refuse as vexatious (section 14(1))',
  REPEATED: 'Refuse as repeated (section 14(2))'
};

const channels = [
  { value: 'EMAIL', label: 'E-mail' },
  { value: 'WEB_FORM', label: 'Web form' },
  { value: 'POST', label: 'Post' },
  { value: 'BY_HAND', label: 'By hand' }
];

const cookie = (name) => {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
};

const drafts = 'foi-draft:';

const forgetDrafts = () => {
  Object.keys(window.sessionStorage)
    .filter((key) => key.startsWith(drafts))
    .forEach((key) => window.sessionStorage.removeItem(key));
};

// The engine wraps its own words around ours: "Cannot submit task form 12: ... Message: 'Exception while invoking
// TaskListener: The subject is missing.'"
const plainWords = (message) =>
  (message || '')
    .replace(/^[^]*?Message: '([^]*)'\s*$/, '$1')
    .replace(/^(?:Cannot|Could not) [^:]*: /, '')
    .replace(/^(?:ENGINE-\d+ )?(?:Exception while invoking \w+: |[\w.]*(?:Exception|Error): )*/, '')
    .trim();

// What our summary has said already need not pop up a second time at the edge of the screen.
let alreadySaid = null;

let numberOfForms = 0;

class Form {
  constructor(camForm, scope, spec) {
    this.camForm = camForm;
    this.scope = scope;
    this.spec = spec;
    this.prefix = `foi${(numberOfForms += 1)}`;
    this.state = 'loading';
    this.errors = [];
    this.uploads = 0;
    Object.assign(this, { date, days, urgency, size, citation, outcomes, channels, triage }, spec.helpers);

    camForm.on('submit', () => this.handOver());
    camForm.on('submit-success', () => this.forget());
    camForm.on('submit-failed', (form, [problem]) => this.refused(problem));
    // The button "Save" of Tasklist would write the content of the case to the disk of this computer.
    camForm.on('store', () => {
      camForm.storePrevented = true;
    });
    this.load();
  }

  // Loading ---------------------------------------------------------------------------------------------------------

  get draftKey() {
    const who = (this.scope.$root.authentication || {}).name;
    return `${drafts}${who}:${this.camForm.taskId || 'start'}`;
  }

  async load() {
    this.state = 'loading';
    try {
      const answer = await fetch(api(this.camForm.taskId ? `tasks/${this.camForm.taskId}` : 'start-form'), {
        headers: { Accept: 'application/json' }
      });
      if (!answer.ok) {
        throw new Error(
          { 401: 'You are signed out. Sign in again; what you typed is kept.', 403: 'You may not see this task.' }[
            answer.status
          ] || (answer.status === 404 ? 'This task is done or no longer yours.' : 'The server did not answer as it should.')
        );
      }
      this.begin(await answer.json());
    } catch (problem) {
      this.state = 'failed';
      this.failure = problem instanceof TypeError ? 'The server cannot be reached.' : problem.message;
    }
    this.scope.$applyAsync();
  }

  begin(d) {
    this.scope.d = d;
    this.d = d;
    const fresh = this.spec.model(d, this);
    const kept = window.sessionStorage.getItem(this.draftKey);
    this.scope.m = kept ? { ...fresh, ...angular.fromJson(kept) } : fresh;
    this.restored = Boolean(kept);
    const untouched = angular.toJson(fresh);
    this.state = 'ready';
    const stop = this.scope.$watch(
      () => (this.scope.foi === this ? angular.toJson(this.scope.m) : null),
      (now) => {
        if (this.done || now === null) {
          stop();
          return;
        }
        if (now === untouched) {
          window.sessionStorage.removeItem(this.draftKey);
        } else {
          window.sessionStorage.setItem(this.draftKey, now);
        }
      }
    );
  }

  forget() {
    this.done = true;
    window.sessionStorage.removeItem(this.draftKey);
  }

  startAfresh() {
    this.restored = false;
    this.errors = [];
    this.scope.m = this.spec.model(this.d, this);
  }

  // Handing over ----------------------------------------------------------------------------------------------------

  handOver() {
    const m = this.scope.m;
    this.errors = [];
    if (this.state !== 'ready') {
      this.camForm.submitPrevented = true;
      return;
    }
    if (this.uploads > 0) {
      this.add('', 'Wait until the files are uploaded');
    }
    if (this.spec.check) {
      this.spec.check(m, this.d, this);
    }
    if (this.errors.length > 0) {
      this.camForm.submitPrevented = true;
      this.showErrors();
      return;
    }
    const variables = this.camForm.variableManager;
    if (variables.variables.submission) {
      variables.destroyVariable('submission');
    }
    // Transient, and Json rather than text: the engine's history keeps text that a form hands over, even when transient.
    variables.createVariable({
      name: 'submission',
      type: 'Json',
      value: angular.fromJson(angular.toJson(this.spec.submission(m, this.d))),
      valueInfo: { transient: true }
    });
  }

  refused(problem) {
    if (!problem || this.camForm.submitPrevented) {
      return;
    }
    alreadySaid = problem.message;
    const words = plainWords(problem.message) || 'The server refused this without saying why. Nothing you typed is lost.';
    this.errors = words.split('\n').map((message) => ({ field: '', message }));
    this.showErrors();
    this.scope.$applyAsync();
  }

  // Checking --------------------------------------------------------------------------------------------------------

  add(field, message) {
    this.errors.push({ field, message });
  }

  need(value, field, message) {
    const missing = Array.isArray(value)
      ? texts(value).length === 0
      : value === null || value === undefined || (typeof value === 'string' && !text(value));
    if (missing) {
      this.add(field, message);
    }
    return !missing;
  }

  /** A day that has come: entered, and not after today. */
  past(value, field, what) {
    if (this.need(value, field, `Enter ${what}`) && value > this.d.today) {
      this.add(field, `${what.charAt(0).toUpperCase()}${what.slice(1)} must be today or earlier`);
    }
  }

  errorAt(field) {
    const found = this.errors.find((error) => error.field === field);
    return found && found.message;
  }

  showErrors() {
    this.focus(`${this.prefix}-errors`);
  }

  // Moving about ----------------------------------------------------------------------------------------------------

  id(field) {
    return `${this.prefix}-${field}`;
  }

  /**
   * Puts the focus on an element, or on the first field within it, once it is drawn. Who has gone elsewhere in the meantime is left
   * there: what is typed must not land in another field.
   */
  focus(id) {
    const from = document.activeElement;
    window.setTimeout(() => {
      const target = document.getElementById(id);
      const gone = ![from, document.body].includes(document.activeElement);
      if (!target || gone) {
        return;
      }
      const fields = 'input, select, textarea';
      const field = target.matches(`${fields}, button, [tabindex]`)
        ? target
        : target.querySelector(fields) || target.querySelector('button') || target;
      field.focus();
      field.scrollIntoView({ block: 'center' });
    }, 50);
  }

  toField(event, field) {
    event.preventDefault();
    this.focus(this.id(field));
  }

  options(named) {
    return (named || []).map(({ id, name, label }) => ({ value: id, label: name || label }));
  }

  addRow(list, row, name) {
    list.push(row);
    this.focus(this.id(`${name}-${list.length - 1}`));
  }

  removeRow(list, index, name) {
    list.splice(index, 1);
    this.errors = [];
    this.focus(this.id(list.length > 0 ? `${name}-${Math.max(0, index - 1)}` : `${name}-add`));
  }
}

window.foi = {
  form: (camForm, scope, spec) => {
    scope.foi = new Form(camForm, scope, spec);
  },
  text,
  texts,
  triage
};

// The parts forms are made of -----------------------------------------------------------------------------------------

// Each part reads the form it stands in from the scope it is used in.
const part = (name, bindings, template, link) =>
  module.directive(name, () => ({
    restrict: 'E',
    scope: bindings,
    template,
    link: {
      // Before the parts within this part are linked: they read the form from here.
      pre: (scope) => {
        scope.foi = scope.$parent.foi;
      },
      post: (scope, element, attributes) => {
        scope.id = () => scope.foi.id(scope.name);
        scope.error = () => scope.foi.errorAt(scope.name);
        scope.describedBy = () =>
          [scope.hint && `${scope.id()}-hint`, scope.error() && `${scope.id()}-error`].filter(Boolean).join(' ') || undefined;
        scope.optional = 'optional' in attributes;
        if (link) {
          link(scope, element, attributes);
        }
      }
    }
  }));

const optional = '<span class="foi-optional" ng-if="optional"> (optional)</span>';
const hintAndError = `
  <span class="foi-hint" id="{{id()}}-hint" ng-if="hint">{{hint}}</span>
  <span class="foi-error" id="{{id()}}-error" ng-if="error()"><span class="foi-unseen">Error: </span>{{error()}}</span>`;
const field = { name: '@', label: '@', hint: '@', model: '=' };

const describe = 'id="{{id()}}" ng-attr-aria-describedby="{{describedBy()}}" ng-attr-aria-invalid="{{error() ? true : undefined}}"';

part(
  'foiText',
  { ...field, type: '@', width: '@', max: '@' },
  (element, attributes) => `
  <div class="foi-field" ng-class="{'foi-wrong': error()}">
    <label for="{{id()}}">{{label}}${optional}</label>${hintAndError}
    ${
      attributes.rows
        ? `<textarea ${describe} rows="${Number(attributes.rows)}" ng-model="model"></textarea>`
        : `<input ${describe} type="text" ng-attr-max="{{max || undefined}}" class="foi-{{width || 'wide'}}" ng-model="model" autocomplete="off">`
    }
  </div>`,
  (scope, element) => {
    // AngularJS would turn the value of a date field into a point in time; a day has none. It binds text, the browser asks for a date.
    if (scope.type) {
      element.find('input')[0].type = scope.type;
    }
  }
);

part(
  'foiChoice',
  { ...field, options: '=', changed: '&' },
  `
  <fieldset class="foi-field" id="{{id()}}" ng-attr-aria-describedby="{{describedBy()}}" ng-class="{'foi-wrong': error()}">
    <legend>{{label}}${optional}</legend>${hintAndError}
    <div class="foi-pick" ng-repeat="option in options">
      <input type="radio" id="{{id()}}-{{$index}}" name="{{id()}}" ng-model="$parent.model" ng-value="option.value" ng-change="changed()"
             ng-attr-aria-describedby="{{option.hint ? id() + '-' + $index + '-hint' : undefined}}">
      <label for="{{id()}}-{{$index}}">{{option.label}}</label>
      <span class="foi-hint" id="{{id()}}-{{$index}}-hint" ng-if="option.hint">{{option.hint}}</span>
    </div>
  </fieldset>`
);

part(
  'foiSelect',
  { ...field, options: '=', empty: '@' },
  `
  <div class="foi-field" ng-class="{'foi-wrong': error()}">
    <label for="{{id()}}">{{label}}${optional}</label>${hintAndError}
    <select ${describe} ng-model="model" ng-options="option.value as option.label group by option.group for option in options">
      <option value="">{{empty || 'Choose one'}}</option>
    </select>
  </div>`
);

part(
  'foiTick',
  field,
  `
  <div class="foi-field foi-pick">
    <input type="checkbox" ${describe} ng-model="model">
    <label for="{{id()}}">{{label}}</label>${hintAndError}
  </div>`
);

part(
  'foiTicks',
  { ...field, options: '=' },
  `
  <fieldset class="foi-field" id="{{id()}}" ng-attr-aria-describedby="{{describedBy()}}" ng-class="{'foi-wrong': error()}">
    <legend>{{label}}${optional}</legend>${hintAndError}
    <div class="foi-picks">
      <div class="foi-pick" ng-repeat="option in options">
        <input type="checkbox" id="{{id()}}-{{$index}}" ng-checked="has(option.value)" ng-click="toggle(option.value)">
        <label for="{{id()}}-{{$index}}">{{option.label}}</label>
      </div>
    </div>
  </fieldset>`,
  (scope) => {
    scope.has = (value) => (scope.model || []).includes(value);
    scope.toggle = (value) => {
      scope.model = scope.has(value) ? scope.model.filter((one) => one !== value) : [...(scope.model || []), value];
    };
  }
);

// A list of texts, one below the other: the questions of a letter, the factors of a balance.
part(
  'foiLines',
  { ...field, one: '@', rows: '@' },
  `
  <fieldset class="foi-field" id="{{id()}}" ng-attr-aria-describedby="{{describedBy()}}" ng-class="{'foi-wrong': error()}">
    <legend>{{label}}${optional}</legend>${hintAndError}
    <div class="foi-line" ng-repeat="line in model track by $index">
      <textarea id="{{id()}}-{{$index}}" rows="{{rows || 2}}" ng-model="model[$index]" aria-label="{{one}} {{$index + 1}}"></textarea>
      <button type="button" class="foi-plain" ng-click="foi.removeRow(model, $index, name)" ng-if="model.length > 1">Remove<span class="foi-unseen"> {{one}} {{$index + 1}}</span></button>
    </div>
    <button type="button" class="foi-second" id="{{id()}}-add" ng-click="foi.addRow(model, '', name)">Add another {{one}}</button>
  </fieldset>`
);

part(
  'foiFiles',
  field,
  `
  <div class="foi-field" ng-class="{'foi-wrong': error() || failure}">
    <label for="{{id()}}">{{label}}${optional}</label>${hintAndError}
    <span class="foi-error" role="alert" ng-if="failure"><span class="foi-unseen">Error: </span>{{failure}}</span>
    <input type="file" multiple ${describe}>
    <div role="status">
      <div ng-repeat="upload in uploading" class="foi-upload">
        <span>Uploading {{upload.name}}</span> <progress max="100" value="{{upload.percent}}" aria-label="Uploading {{upload.name}}"></progress>
      </div>
    </div>
    <ul class="foi-files" ng-if="model.length">
      <li ng-repeat="file in model"><span>{{file.fileName}} <span class="foi-quiet">({{foi.size(file.size)}})</span></span>
        <button type="button" class="foi-plain" ng-click="remove($index)">Remove<span class="foi-unseen"> {{file.fileName}}</span></button></li>
    </ul>
  </div>`,
  (scope, element) => {
    scope.uploading = [];
    const input = element.find('input');
    const send = (file) => {
      const upload = { name: file.name, percent: 0 };
      const request = new XMLHttpRequest();
      const end = (failure) => {
        scope.uploading = scope.uploading.filter((other) => other !== upload);
        scope.foi.uploads -= 1;
        scope.failure = failure || scope.failure;
        scope.$applyAsync();
      };
      scope.uploading.push(upload);
      scope.foi.uploads += 1;
      request.upload.addEventListener('progress', (event) => {
        upload.percent = event.lengthComputable ? Math.round((100 * event.loaded) / event.total) : 0;
        scope.$applyAsync();
      });
      request.addEventListener('load', () => {
        let answer = {};
        try {
          answer = JSON.parse(request.responseText);
        } catch (notJson) {
          answer = {};
        }
        if (request.status >= 200 && request.status < 300 && answer.id) {
          scope.model = [...(scope.model || []), { id: answer.id, fileName: answer.fileName, size: answer.size }];
          end();
        } else {
          end(`${file.name} was not taken: ${answer.detail || 'the server refused it'}`);
        }
      });
      request.addEventListener('error', () => end(`${file.name} was not taken: the server cannot be reached`));
      const body = new FormData();
      body.append('file', file);
      request.open('POST', api('attachments'));
      request.setRequestHeader('X-FOI-CSRF', cookie('FOI-CSRF'));
      request.send(body);
    };
    input.on('change', () => {
      scope.failure = null;
      [...input[0].files].forEach(send);
      input[0].value = '';
      scope.$applyAsync();
    });
    scope.remove = (index) => {
      scope.model = scope.model.filter((file, at) => at !== index);
      scope.foi.focus(scope.id());
    };
  }
);

// What a question is about, and so under which law it is dealt with.
part(
  'foiTriage',
  { name: '@', model: '=' },
  `
  <foi-choice name="{{name}}-about" label="What is it about?" model="model.about" options="subjects"></foi-choice>
  <div class="foi-inset" ng-if="model.about !== 'RECORDED_INFORMATION'">
    <foi-select ng-if="model.about === 'ENVIRONMENT'" name="{{name}}-limb" label="Which paragraph of regulation 2(1)?" model="model.environmentLimb" options="limbs"></foi-select>
    <foi-text ng-if="model.about === 'HELD_ELSEWHERE'" name="{{name}}-heldBy" label="Who holds it?" hint="The authority and how to reach it. For instance: HM Courts and Tribunals Service, foi@justice.example" model="model.heldBy"></foi-text>
    <foi-select ng-if="model.about === 'HELD_ELSEWHERE'" name="{{name}}-limb" label="If it is information on the environment, which paragraph of regulation 2(1)?" model="model.environmentLimb" options="limbs" empty="It is not" optional></foi-select>
    <foi-text name="{{name}}-reason" label="Why?" rows="2" hint="For the record, in a sentence." model="model.reason"></foi-text>
  </div>`,
  (scope) => {
    scope.subjects = subjects;
    scope.limbs = limbs;
  }
);

// What is only read ---------------------------------------------------------------------------------------------------

part(
  'foiAttachments',
  { files: '=' },
  `
  <ul class="foi-files" ng-if="files.length">
    <li ng-repeat="file in files"><a href="{{link(file)}}" target="_blank" rel="noopener">{{file.fileName}}<span class="foi-unseen"> (opens in a new tab)</span></a> <span class="foi-quiet">({{foi.size(file.size)}})</span></li>
  </ul>
  <p class="foi-quiet" ng-if="!files.length">No files.</p>`,
  (scope) => {
    scope.link = (file) => api(`attachments/${file.id}`);
  }
);

part(
  'foiSearches',
  { searches: '=' },
  `
  <details class="foi-details" ng-repeat="search in searches" ng-open="searches.length === 1">
    <summary>{{search.unitName}}: {{search.result}}</summary>
    <dl class="foi-facts">
      <dt ng-if="search.explanation">What was found</dt><dd ng-if="search.explanation">{{search.explanation}}</dd>
      <dt>Where</dt><dd>{{search.places}}</dd>
      <dt>How</dt><dd>{{search.method}}</dd>
      <dt>Time taken</dt><dd>{{search.minutes}} minutes</dd>
      <dt ng-if="search.harm">Harm the unit sees in release</dt><dd ng-if="search.harm">{{search.harm}}</dd>
      <dt ng-if="search.recordedBy">Recorded by</dt><dd ng-if="search.recordedBy">{{search.recordedBy}}</dd>
      <dt ng-if="search.attachments.length">Files</dt><dd ng-if="search.attachments.length"><foi-attachments files="search.attachments"></foi-attachments></dd>
    </dl>
  </details>
  <p class="foi-quiet" ng-if="!searches.length">No search is recorded.</p>`
);

part(
  'foiNotice',
  { notice: '=' },
  `
  <section ng-if="notice.findings.length" class="foi-findings" ng-class="{'foi-blocks': blocks()}" aria-labelledby="{{foi.id('findings')}}">
    <h4 id="{{foi.id('findings')}}">{{blocks() ? 'What keeps this notice from leaving' : 'Worth a look before it leaves'}}</h4>
    <ul><li ng-repeat="finding in notice.findings"><strong>{{finding.severity === 'BLOCK' ? 'Must be mended' : 'Check'}}:</strong> {{finding.message}} <span class="foi-quiet">({{finding.law}})</span></li></ul>
  </section>
  <p class="foi-complete" ng-if="!notice.findings.length">The checklist for this kind of notice finds nothing missing.</p>
  <div class="foi-letter">
    <div class="foi-letter-bar"><strong>{{notice.title}}</strong>
      <a ng-href="{{notice.pdfUrl}}" target="_blank" rel="noopener">Open as PDF<span class="foi-unseen"> (opens in a new tab)</span></a></div>
    <iframe ng-src="{{notice.previewUrl}}" title="{{notice.title}}, as it will be sent"></iframe>
  </div>`,
  (scope) => {
    scope.blocks = () => scope.notice.findings.some((finding) => finding.severity === 'BLOCK');
  }
);

// A whole decision, readable from top to bottom.
part(
  'foiDecision',
  { decision: '=', citations: '=', released: '=' },
  `
  <dl class="foi-facts">
    <dt>Outcome</dt><dd><strong>{{foi.outcomes[decision.outcome]}}</strong></dd>
    <dt ng-if="decision.answer">{{decision.outcome === 'NOT_HELD' ? 'Explanation' : 'Answer'}}</dt><dd ng-if="decision.answer">{{decision.answer}}</dd>
    <dt ng-if="decision.location">Where it can be found</dt><dd ng-if="decision.location">{{decision.location}}</dd>
    <dt ng-if="decision.likelyHolder">Who may hold it</dt><dd ng-if="decision.likelyHolder">{{decision.likelyHolder}}</dd>
    <dt ng-if="decision.adviceAndAssistance">Advice and assistance</dt><dd ng-if="decision.adviceAndAssistance">{{decision.adviceAndAssistance}}</dd>
    <dt ng-if="released.length">Files that go out</dt><dd ng-if="released.length"><foi-attachments files="released"></foi-attachments></dd>
  </dl>
  <section class="foi-item" ng-repeat="item in decision.withheld">
    <h4>{{decision.outcome === 'NEITHER_CONFIRM_NOR_DENY' ? 'Confirming or denying' : 'Withheld item ' + ($index + 1) + ': ' + item.description}}</h4>
    <p ng-if="item.reasonWouldReveal" class="foi-note">The notice leaves the reasons out, because stating them would itself disclose exempt information (section 17(4)).</p>
    <div class="foi-claim" ng-repeat="claim in item.claims">
      <h5>{{first(citations[claim.limb] || foi.citation(claim.limb))}}</h5>
      <dl class="foi-facts">
        <dt ng-if="claim.prejudice">Likelihood</dt><dd ng-if="claim.prejudice">{{claim.prejudice.likelihood === 'WOULD' ? 'Would (more likely than not)' : 'Would be likely to (a real and significant risk)'}}</dd>
        <dt ng-if="claim.prejudice">Harm</dt><dd ng-if="claim.prejudice">{{claim.prejudice.harm}}</dd>
        <dt ng-if="claim.prejudice">To whom</dt><dd ng-if="claim.prejudice">{{claim.prejudice.toWhom}}</dd>
        <dt ng-if="claim.prejudice">How release leads to it</dt><dd ng-if="claim.prejudice">{{claim.prejudice.causalLink}}</dd>
        <dt ng-if="claim.whyItApplies">Why it applies</dt><dd ng-if="claim.whyItApplies">{{claim.whyItApplies}}</dd>
        <dt ng-repeat-start="(key, value) in claim.particulars">{{words(key)}}</dt><dd ng-repeat-end>{{said(key, value)}}</dd>
      </dl>
    </div>
    <div class="foi-claim" ng-if="item.publicInterest">
      <h5>The public interest</h5>
      <div class="foi-scales">
        <div><h6>{{decision.outcome === 'NEITHER_CONFIRM_NOR_DENY' ? 'For confirming or denying' : 'For disclosure'}}</h6><ul><li ng-repeat="factor in item.publicInterest.factorsForDisclosure track by $index">{{factor}}</li></ul></div>
        <div><h6>{{decision.outcome === 'NEITHER_CONFIRM_NOR_DENY' ? 'For neither confirming nor denying' : 'For maintaining the exemption'}}</h6><ul><li ng-repeat="factor in item.publicInterest.factorsForMaintaining track by $index">{{factor}}</li></ul></div>
      </div>
      <dl class="foi-facts"><dt>Weighing</dt><dd>{{item.publicInterest.weighing}}</dd>
        <dt>Conclusion</dt><dd><strong>{{item.publicInterest.conclusion === 'MAINTAIN' ? 'Maintaining the exemption outweighs disclosure' : 'It does not outweigh: disclose'}}</strong></dd></dl>
    </div>
  </section>`,
  (scope) => {
    scope.first = (words) => words.charAt(0).toUpperCase() + words.slice(1);
    // As the catalogue of exemptions calls it, where the form was told; else "qualifiedPersonName" as "Qualified person name".
    const known = (key) => (scope.foi.d.particulars || {})[key] || {};
    scope.words = (key) => known(key).label || scope.first(key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
    scope.said = (key, value) => (known(key).options || {})[value] || (/^\d{4}-\d{2}-\d{2}$/.test(value) ? date(value) : value);
  }
);

// The frame of every form ---------------------------------------------------------------------------------------------

module.directive('foiForm', () => ({
  restrict: 'E',
  scope: true,
  transclude: true,
  template: `
  <p class="foi-loading" role="status" ng-if="!foi || foi.state === 'loading'">Loading the form</p>
  <div class="foi-errors" role="alert" ng-if="foi.state === 'failed'">
    <h3>This form cannot be shown</h3>
    <p>{{foi.failure}}</p>
    <button type="button" class="foi-second" ng-click="foi.load()">Try again</button>
  </div>
  <div ng-if="foi.state === 'ready'">
    <div class="foi-strip" ng-if="d.reference">
      <p class="foi-strip-case"><strong>{{d.reference}}</strong> {{d.subject}}</p>
      <p class="foi-strip-clock">
        <strong class="foi-days foi-{{foi.urgency(d.dueOn ? d.daysLeft : null)}}">{{d.dueOn ? foi.days(d.daysLeft) : 'Clock not running'}}</strong>
        <span ng-if="d.dueOn">Answer due {{foi.date(d.dueOn)}}</span>
        <a ng-href="{{d.caseUrl}}#clock" target="_blank" rel="noopener">Why this date?<span class="foi-unseen"> (opens in a new tab)</span></a>
        <a ng-href="{{d.caseUrl}}" target="_blank" rel="noopener">Case page<span class="foi-unseen"> (opens in a new tab)</span></a>
      </p>
      <div class="foi-strip-question" ng-if="d.question">
        <p class="foi-words"><strong>{{d.question.label}}:</strong> {{d.question.wording}}</p>
        <p ng-if="d.question.unclearWhy"><strong>Why it is unclear:</strong> {{d.question.unclearWhy}}</p>
        <details ng-if="d.question.replaced.length"><summary>The words it replaces</summary>
          <p class="foi-words" ng-repeat="old in d.question.replaced">{{old.label}}, until {{foi.date(old.replacedOn)}}: {{old.wording}}</p></details>
      </div>
    </div>
    <p class="foi-note" ng-if="options.disableForm"><strong>Claim this task to work on it.</strong> Until then you can read it, but not fill it in.</p>
    <div class="foi-note foi-returned" ng-if="d.returned">
      <strong>Returned by {{d.returned.by}}<span ng-if="d.returned.at"> on {{foi.date(d.returned.at)}}</span></strong>
      <p class="foi-words">{{d.returned.reasons}}</p>
    </div>
    <div class="foi-errors" role="alert" tabindex="-1" id="{{foi.prefix}}-errors" ng-show="foi.errors.length">
      <h3 ng-if="foi.errors.length">There is a problem</h3>
      <ul><li ng-repeat="error in foi.errors"><a href="" ng-if="error.field" ng-click="foi.toField($event, error.field)">{{error.message}}</a><span ng-if="!error.field">{{error.message}}</span></li></ul>
    </div>
    <p class="foi-kept" ng-if="foi.restored" role="status">What you typed here before is shown again. <button type="button" class="foi-plain" ng-click="foi.startAfresh()">Start afresh</button></p>
    <fieldset class="foi-all" ng-disabled="options.disableForm"><legend class="foi-unseen">{{d.title || heading}}</legend><div ng-transclude></div></fieldset>
  </div>`,
  link: (scope, element, attributes) => {
    scope.heading = attributes.heading;
    // Tasklist puts the next task's form into the same place; the old one must not go on living there.
    element.on('$destroy', () => scope.$destroy());
  }
}));

// Signing out leaves nothing behind. A session that ran out does: the same person comes back to it.
module.run([
  '$rootScope',
  (everything) => {
    everything.$on('authentication.logout.success', forgetDrafts);
  }
]);

module.config([
  '$provide',
  ($provide) =>
    $provide.decorator('Notifications', [
      '$delegate',
      ($delegate) => {
        const addError = $delegate.addError.bind($delegate);
        $delegate.addError = (notification) => {
          if (alreadySaid !== null && notification.message === alreadySaid) {
            alreadySaid = null;
            return;
          }
          addError(notification);
        };
        return $delegate;
      }
    ])
]);

export default [];
