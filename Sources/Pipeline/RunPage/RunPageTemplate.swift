import Mustache
import Reports

/// The template of the page of a run: the frame, and the parts in the order in which they are read.
enum RunPageTemplate {
  static let page = PageTemplate.page(
    title: "{{title}}: {{verdict.sentence}}",
    """
    \(verdict)
    \(deliveries)
    \(partners)
    \(findings)
    \(measures)
    \(form)
    \(rest)
    """)

  /// An SVG of a `RunPageBar`; it repeats what stands beside it in digits.
  static let bar = """
    {{#bar.isDrawn}}<svg class="bar" viewBox="0 0 1000 40" preserveAspectRatio="none" aria-hidden="true">\
    <rect class="ground" width="1000" height="40"/>{{#bar.parts}}\
    <rect class="{{part}}" x="{{x}}" width="{{width}}" height="40"/>{{/bar.parts}}</svg>{{/bar.isDrawn}}
    """

  private static let verdict = """
    <header>
    <h1>{{title}}</h1>
    {{#verdict}}
    <p class="verdict {{tone}}">{{sentence}}</p>
    <p class="quiet">{{details}}</p>
    {{#hasTasks}}
    <ul class="tasks">
    {{#tasks}}
    <li><a href="{{place}}" class="outside">{{subject}}</a>: <span class="outside">{{text}}</span></li>
    {{/tasks}}
    </ul>
    {{/hasTasks}}
    {{^hasTasks}}<p>Nothing needs attention.</p>{{/hasTasks}}
    <dl class="figures">
    {{#figures}}
    <div><dt>{{label}}</dt><dd class="{{tone}}">{{value}}</dd></div>
    {{/figures}}
    </dl>
    {{/verdict}}
    </header>
    """

  private static let partners = """
    {{#hasPartners}}
    <h2 id="partners">Partner files</h2>
    <table class="stacked">
    <thead><tr><th>File</th><th>Layout</th><th class="number">Records</th><th>What became of it</th></tr></thead>
    <tbody>
    {{#partners}}
    <tr><td data-label="File">{{partnerFile}}</td><td data-label="Layout">{{partnerFamily}}</td>\
    <td class="number" data-label="Records">{{partnerRead}}</td><td>{{partnerFate}}</td></tr>
    {{/partners}}
    </tbody>
    </table>
    {{/hasPartners}}
    """

  private static let measures = """
    {{#form.isMade}}
    <h2 id="measures">Performance measures, fiscal year {{form.year}}</h2>
    <table class="measures stacked">
    <thead><tr><th>Measure</th><th class="number">Level</th><th></th><th>Worked out from</th></tr></thead>
    <tbody>
    {{#form.measures}}
    <tr><td class="wide">{{measure}}</td>\
    {{#isComputed}}<td class="number level">{{level}}</td><td class="picture">\(bar)</td>{{/isComputed}}\
    {{^isComputed}}<td class="blank wide" colspan="2">not computable: {{obstacle}}</td>{{/isComputed}}\
    <td class="wide">line {{numeratorLine}} <a href="{{numeratorPage}}">{{numerator}}</a> / \
    line {{denominatorLine}} <a href="{{denominatorPage}}">{{denominator}}</a></td></tr>
    {{/form.measures}}
    </tbody></table>
    <p><a href="reports/measures-{{form.year}}.html">Incentives, penalties, and what would move them</a></p>
    {{/form.isMade}}
    """

  private static let form = """
    {{#form}}
    <h2 id="form">{{#isMade}}{{formTitle}}, fiscal year {{year}}{{/isMade}}{{^isMade}}The form{{/isMade}}</h2>
    {{^isMade}}<p class="warning">No form: {{obstacle}}.</p>{{/isMade}}
    {{#isMissing}}<p class="warning">Counties without data for this year: \
    {{#missing}}<span class="outside">{{.}}</span>{{^last()}}, {{/last()}}{{/missing}}. Their cases are not in these \
    numbers.</p>{{/isMissing}}
    {{#isMade}}
    <p class="quiet">Form version {{version}}. Each number leads to its members. Made from \
    {{#sources}}{{sender}} as of {{date}}{{^last()}}; {{/last()}}{{/sources}}.\
    {{#hasAnnualInputs}} Annual inputs: {{#annualInputs}}<code class="outside">{{.}}</code> {{/annualInputs}}\
    {{/hasAnnualInputs}}{{^hasAnnualInputs}} No annual inputs came with this run.{{/hasAnnualInputs}}</p>
    {{#sections}}
    <h3>{{section}}</h3>
    <table class="form">
    <tr><th>Line</th><th>What it counts</th><th class="number">a total</th><th class="number">b current</th>\
    <th class="number">c former</th><th class="number">d never</th></tr>
    {{#lines}}
    <tr><td class="line">{{id}}</td><td>{{counts}} <span class="quiet">{{unit}}\
    {{#isUnconfirmed}} (rule not confirmed with the federal text){{/isUnconfirmed}}</span></td>\
    {{#cells}}<td class="{{cellClass}}">{{#hasNumber}}<a href="{{page}}">{{number}}</a>{{/hasNumber}}\
    {{^hasNumber}}{{obstacle}}{{/hasNumber}}</td>{{/cells}}</tr>
    {{/lines}}
    </table>
    {{/sections}}
    <h2 id="policies">Policies in force</h2>
    <p>{{#policies}}<code>{{policy}} {{word}}</code>{{#isSet}} (set by the pipeline){{/isSet}}{{^last()}}, {{/last()}}\
    {{/policies}}</p>
    {{/isMade}}
    {{/form}}
    """

  private static let rest = """
    <h2 id="files">Files of this run</h2>
    <ul>
    {{#files}}
    <li><a href="{{target}}">{{name}}</a> <span class="quiet">{{meaning}}</span></li>
    {{/files}}
    </ul>
    {{#hasUnlooked}}
    <h2>Edits that looked at nothing</h2>
    <details><summary>{{unlookedCount}} edits found no value to look at in any delivery</summary>
    <ul class="columns">
    {{#unlooked}}
    <li>{{number}} {{wrong}} <span class="quiet">{{rule}}</span></li>
    {{/unlooked}}
    </ul></details>
    {{/hasUnlooked}}
    {{#hasLeftAlone}}
    <h2>Left alone</h2>
    <details open><summary>{{leftAloneCount}} files that are no delivery</summary>
    <ul class="columns">
    {{#leftAlone}}
    <li class="outside">{{.}}</li>
    {{/leftAlone}}
    </ul></details>
    {{/hasLeftAlone}}
    """
}
