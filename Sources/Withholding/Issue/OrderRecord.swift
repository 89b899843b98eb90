import Extract
import Layouts
import Records

/// Makes the detail record (DTL) of an order (file-layouts-eiwo-newhire.md, sections 1.6 and 4.1).
struct OrderRecord {
  let layout: PartnerRecord
  let sender: OrderSender
  let asOf: DayNumber

  /// - Parameter people: of the decision's case.
  func values(_ decision: WithholdingDecision, tracking: String, people: [OrderPerson]) -> PartnerRecordValues {
    var values = PartnerRecordValues(layout)
    let isEnd = decision.action == .terminated
    func text(_ field: String, _ text: String, _ length: Int) {
      values[field] = OrderText.cleaned(text, length: length)
    }
    values["Document Code"] = "DTL"
    values["Document Action Code"] = decision.action?.rawValue ?? ""
    values["Document Date"] = date(asOf)
    text("Issuing State-Tribe-Territory Name", sender.stateName, 35)
    text("Issuing Jurisdiction Name", sender.jurisdiction, 35)
    values["Case ID"] = decision.facts.caseID
    text("Employer Name", decision.employerName, 57)
    address("Employer Address", decision.employerAddress, &values)
    values["EIN"] = decision.income.fein
    obligor(people.first { $0.part == .obligor && $0.personID == decision.facts.personID }, &values)
    obligee(people.first { $0.part == .custodial }, isHidden: decision.facts.hasFamilyViolence, &values)
    text("Issuing Tribunal Name", sender.tribunal, 35)
    amounts(decision, isEnd, &values)
    text("State Tribe Territory Name", sender.stateName, 35)
    values["Begin Withholding Within Days"] = String(sender.beginWithinDays)
    values["Income Withholding Start Instruction"] = isEnd ? "" : "RECEIPT"
    values["Send Payment Within Days"] = String(isEnd ? 0 : sender.sendWithinDays)
    values["IWO CCPA Percent Rate"] = String(isEnd ? 0 : sender.percentOfIncome)
    text("Payee Name", sender.payeeName, 57)
    address("Payee Address", sender.payee, &values)
    values["Payee Remittance FIPS Code"] = sender.remittanceFIPS
    text("Government Official Name", sender.official, 70)
    text("Issuing Official Title", sender.officialTitle, 50)
    values["Send Employee Copy Indicator"] = sender.copiesEmployee && !isEnd ? "Y" : "N"
    text("Employee State Contact Name", sender.employeeContact.name, 57)
    values["Employee State Contact Phone"] = OrderText.digits(sender.employeeContact.phone, 10)
    values["Employee State Contact Email"] = sender.employeeContact.email
    values["Document Tracking Number"] = tracking
    values["Order Identifier"] = decision.facts.orderID
    text("Employer Contact Name", sender.employerContact.name, 57)
    values["Employer Contact Phone"] = OrderText.digits(sender.employerContact.phone, 10)
    values["Employer Contact Email"] = sender.employerContact.email
    children(people.filter { $0.part == .child }, &values)
    values["Lump Sum Payment Amount"] = "0"
    values["Remittance Identifier"] = decision.facts.caseID
    return values
  }

  private func date(_ day: DayNumber) -> String { String(day.description.filter { $0 != "-" }) }

  private func address(_ prefix: String, _ address: EmployerEntry.Address, _ values: inout PartnerRecordValues) {
    (values[prefix + " Line 1"], values[prefix + " Line 2"]) = OrderText.lines(address.street)
    values[prefix + " City"] = OrderText.cleaned(address.city, length: 22)
    values[prefix + " State Code"] = OrderText.cleaned(address.state, length: 2)
    let digits = OrderText.digits(address.zip, 9)
    values[prefix + " ZIP Code"] = String(digits.prefix(5))
    values[prefix + " Ext ZIP Code"] = digits.count == 9 ? String(digits.suffix(4)) : ""
  }

  private func name(_ field: String, _ text: String, _ length: Int, _ values: inout PartnerRecordValues) {
    values[field] = OrderText.cleaned(text, isName: true, length: length)
  }

  private func obligor(_ person: OrderPerson?, _ values: inout PartnerRecordValues) {
    guard let person else { return }
    name("Employee Last Name", person.lastName, 20, &values)
    name("Employee First Name", person.firstName, 15, &values)
    name("Employee Middle Name", person.middleName, 15, &values)
    values["Employee Suffix"] = OrderText.cleaned(person.suffix, length: 4)
    values["Employee SSN"] = person.ssn
    values["Employee Birth Date"] = person.bornOn.map(date) ?? ""
  }

  /// An organisation has its name in the last name and a period in the first.
  private func obligee(_ person: OrderPerson?, isHidden: Bool, _ values: inout PartnerRecordValues) {
    guard let person, !isHidden else {
      name("Obligee Last Name", isHidden ? "NOT PROVIDED" : sender.obligeeAgency, 57, &values)
      return name("Obligee First Name", ".", 15, &values)
    }
    name("Obligee Last Name", person.lastName, 57, &values)
    name("Obligee First Name", person.firstName, 15, &values)
    name("Obligee Middle Name", person.middleName, 15, &values)
  }

  private func children(_ children: [OrderPerson], _ values: inout PartnerRecordValues) {
    for (index, child) in children.prefix(6).enumerated() {
      let prefix = "Child \(index + 1) "
      name(prefix + "Last Name", child.lastName, 20, &values)
      name(prefix + "First Name", child.firstName, 15, &values)
      name(prefix + "Middle Name", child.middleName, 15, &values)
      values[prefix + "Suffix Name"] = OrderText.cleaned(child.suffix, length: 4)
      values[prefix + "Birth Date"] = child.bornOn.map(date) ?? ""
    }
  }

  /// Everything by the month (section 4.1); what is withheld from other pay periods follows from it.
  private func amounts(_ decision: WithholdingDecision, _ isEnd: Bool, _ values: inout PartnerRecordValues) {
    let amounts = isEnd ? .none : decision.amounts
    let zero = [
      "Support Past Due Medical", "Support Current Spousal", "Support Past Due Spousal", "Obligation Other",
    ]
    for field in zero { values[field + " Amount"] = "0" }
    let parts = [
      ("Support Current Child", amounts.currentSupport), ("Support Past Due Child", amounts.arrears),
      ("Support Current Medical", amounts.medical), ("Obligation Total", amounts.total),
    ]
    for (field, amount) in parts {
      values[field + " Amount"] = String(amount.value)
      if amount.value != 0 { values[field + " Frequency"] = "M" }
    }
    values["Arrears 12 Wk Overdue Code"] = decision.facts.isLongOverdue && !isEnd ? "Y" : "N"
    let monthly = amounts.total.value
    let periods: [(String, Int64)] = [("Weekly", 52), ("Biweekly", 26), ("Semimonthly", 24), ("Monthly", 12)]
    for (period, count) in periods {
      values["IWO Deduction \(period) Amount"] = String((monthly * 12 * 2 + count) / (count * 2))
    }
  }
}
