extension RunPageTemplate {
  static let deliveries = """
    {{#deliveries}}
    <h2 id="deliveries">Deliveries by county</h2>
    {{^hasRows}}<p>No delivery was found, and none was expected.</p>{{/hasRows}}
    {{#hasRows}}
    <table class="deliveries stacked">
    <thead><tr><th>County</th><th>As of</th><th>Status</th><th class="number">Read</th><th class="number">Accepted</th>\
    <th class="number">Quarantined</th><th class="number">Refused</th></tr></thead>
    {{#rows}}
    <tbody>
    <tr class="first"><td class="wide"><strong class="outside">{{county}}</strong> <span class="quiet">{{code}}</span><br>\
    <span class="quiet outside">{{folder}}</span></td>\
    <td class="short">{{asOf}}<br><span class="quiet outside">{{shape}}</span></td>\
    <td>{{#pills}}<span class="pill {{tone}}">{{word}}</span> {{/pills}}</td>\
    {{^isDelivered}}<td class="empty" colspan="4"></td></tr>{{/isDelivered}}{{#isDelivered}}\
    <td class="number" data-label="read">{{read}}</td><td class="number" data-label="accepted">{{accepted}}</td>\
    <td class="number" data-label="quarantined">{{quarantined}}</td>\
    <td class="number" data-label="refused">{{refused}}</td></tr>
    <tr class="more"><td class="wide" colspan="7">\(bar)
    <ul class="reasons">{{#reasons}}<li><span class="outside">{{text}}</span> <span class="quiet">{{edit}}</span></li>\
    {{/reasons}}</ul>
    {{#hasHeldFiles}}<div>Quarantine: {{#heldFiles}}<a href="{{target}}">{{name}}</a> \
    (<a href="{{meaning}}">bytes</a>){{^last()}}, {{/last()}}{{/heldFiles}}</div>{{/hasHeldFiles}}
    {{#hasTables}}
    <details><summary>{{tablesTitle}}</summary>
    <div class="scroll"><table>
    <tr><th>Table</th><th>File</th><th class="number">Read</th><th class="number">Accepted</th>\
    <th class="number">Quarantined</th><th class="number">Refused</th><th class="number">Amounts</th></tr>
    {{#tables}}
    <tr><td class="outside">{{table}}</td><td class="outside">{{file}}</td><td class="number">{{tableRead}}</td>\
    <td class="number">{{tableAccepted}}</td><td class="number">{{tableQuarantined}}</td>\
    <td class="number">{{tableRefused}}</td><td class="number">{{amount}}</td></tr>
    {{/tables}}
    </table></div></details>
    {{/hasTables}}
    </td></tr>
    {{/isDelivered}}
    </tbody>
    {{/rows}}
    <tfoot><tr><td class="wide" colspan="3">All deliveries</td><td class="number" data-label="read">{{read}}</td>\
    <td class="number" data-label="accepted">{{accepted}}</td>\
    <td class="number" data-label="quarantined">{{quarantined}}</td>\
    <td class="number" data-label="refused">{{refused}}</td></tr></tfoot>
    </table>
    <p class="quiet legend">Records; read = accepted + quarantined + refused.\
    <svg viewBox="0 0 10 10"><rect class="good" width="10" height="10"/></svg>accepted\
    <svg viewBox="0 0 10 10"><rect class="fair" width="10" height="10"/></svg>quarantined\
    <svg viewBox="0 0 10 10"><rect class="poor" width="10" height="10"/></svg>refused</p>
    {{/hasRows}}
    {{/deliveries}}
    """

  static let findings = """
    {{#findings}}
    <h2 id="findings">Findings by edit</h2>
    {{^hasFindings}}<p>No findings.</p>{{/hasFindings}}
    {{#hasFindings}}
    <table class="trend">
    {{#trend}}
    <tr><td class="short">{{run}}</td><td class="picture">\(bar)</td><td class="short">{{total}}</td>\
    <td class="quiet words">{{words}}</td></tr>
    {{/trend}}
    </table>
    <table class="findings stacked">
    <thead><tr><th>Severity</th><th>Edit</th><th>Field</th><th class="number">Findings</th>\
    {{#isCompared}}<th class="number">Change</th>{{/isCompared}}<th>What is wrong</th></tr></thead>
    <tbody>
    {{#rows}}
    <tr><td><span class="pill {{severityTone}}">{{severity}}</span></td><td class="short">{{edit}}</td>\
    <td class="wide place outside">{{table}}{{#hasField}}.<wbr>{{field}}{{/hasField}}</td><td class="number" data-label="findings">{{count}}</td>\
    {{#isCompared}}<td class="number {{changeTone}}" data-label="change">{{change}}</td>{{/isCompared}}\
    <td class="wrong wide">{{wrong}}{{#causes}}<br>one cause: <code class="outside">{{.}}</code>{{/causes}}\
    <br><span class="quiet">{{citation}}</span>
    {{#hasExamples}}
    <details><summary>by delivery or file, with an example</summary><ul class="examples">
    {{#examples}}
    <li><span class="outside">{{delivery}}</span>: {{deliveryCount}}{{#hasHeld}}, <a href="{{held}}">quarantine</a>\
    {{#hasHeldBytes}} (<a href="{{heldBytes}}">bytes</a>){{/hasHeldBytes}}{{/hasHeld}}<br><span class="quiet outside">{{sentence}}</span></li>
    {{/examples}}
    </ul></details>
    {{/hasExamples}}
    </td></tr>
    {{/rows}}
    </tbody></table>
    <p class="quiet">All with their addresses: <a href="findings.csv">findings.csv</a>, \
    <a href="findings.jsonl">findings.jsonl</a>. {{#isCompared}}Change: against the previous run of this pipeline.\
    {{#hasOfPartners}} Partner files come once and are not compared.{{/hasOfPartners}}{{/isCompared}}{{^isCompared}}This is the first run of this pipeline.{{/isCompared}}</p>
    {{/hasFindings}}
    {{/findings}}
    """
}
