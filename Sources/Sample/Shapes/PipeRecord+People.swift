/// Files and fields of the pipe-delimited exports, as `schemas/county/layouts/sample-pipe-*.yaml` describe them: the
/// case and its people.
extension PipeRecord {
  static let aboutPeople: [PipeRecord] = [
    PipeRecord(
      file: "CASES.TXT", table: .cases,
      fields: [
        .field("CASE_NBR", "case_id"), .field("CNTY_CD", "county"), .field("WRKR_NBR", "worker_id"),
        .code("JURIS_CD", "no_jurisdiction", PipeWords.noJurisdiction),
        .code("LOC_ONLY_IND", "locate_only", ["N", "Y"]),
      ]),
    PipeRecord(
      file: "CASE_HIST.TXT", table: .casePeriod,
      fields: [
        .field("CASE_NBR", "case_id"), .field("OPEN_DT", "opened_on"), .code("SVC_CD", "service", PipeWords.service),
        .field("CLOSE_DT", "closed_on"), .code("CLOSE_RSN", "closure_code", PipeWords.closure),
      ]),
    PipeRecord(
      file: "PERSONS.TXT", table: .person, joined: .child,
      fields: [
        .field("PERS_NBR", "person_id"), .field("SSN", "ssn"), .field("FRST_NM", "first_name"),
        .field("MID_NM", "middle_name"), .field("LAST_NM", "last_name"), .field("SUFX", "suffix"),
        .field("BIRTH_DT", "born_on"), .field("DEATH_DT", "died_on"), .code("SEX_CD", "sex", PipeWords.sex),
        .code("ETHN_CD", "race_ethnicity", PipeWords.raceEthnicity), .field("LANG_CD", "language"),
        .code("FVI", "family_violence", ["N", "Y"]), .field("ADDR_LN", "street"), .field("CITY_NM", "city"),
        .field("ST_CD", "state"), .field("ZIP", "zip"), .isJoined("CHILD_IND"),
        .code("BOW_CD", "born_out_of_wedlock", ["N", "Y"], blank: "U", joined: true),
        .field("PAT_DT", "paternity_on", joined: true),
        .code("PAT_BASIS", "paternity_basis", PipeWords.paternityBasis, joined: true),
        .field("DISEST_DT", "disestablished_on", joined: true), .field("EMAN_DT", "emancipated_on", joined: true),
        .code("DEP_DEATH_IND", "dependent_by_death", ["N", "Y"], joined: true),
      ]),
    PipeRecord(
      file: "PARTICIP.TXT", table: .caseMember,
      fields: [
        .field("CASE_NBR", "case_id"), .field("PERS_NBR", "person_id"), .code("ROLE_CD", "role", PipeWords.role),
        .field("EFF_DT", "from_on"), .field("END_DT", "to_on"),
      ]),
    PipeRecord(
      file: "AID.TXT", table: .assistance,
      fields: [
        .field("PERS_NBR", "person_id"), .code("PGM_CD", "program", PipeWords.program), .field("EFF_DT", "from_on"),
        .field("END_DT", "to_on"),
      ]),
    PipeRecord(
      file: "INTERGOV.TXT", table: .intergovernmental,
      fields: [
        .field("REQ_NBR", "request_id"), .field("CASE_NBR", "case_id"),
        .code("DIRECTION", "direction", PipeWords.direction),
        .code("JURIS_TYPE", "partner_kind", PipeWords.partnerKind), .field("JURIS", "partner"),
        .field("REQ_DT", "sent_on"), .field("CLOSE_DT", "closed_on"),
        .code("AID_STATUS", "partner_assistance", PipeWords.partnerAssistance),
      ]),
    PipeRecord(
      file: "COOP.TXT", table: .cooperation,
      fields: [
        .field("CASE_NBR", "case_id"), .code("DETERM_CD", "kind", PipeWords.cooperation), .field("EFF_DT", "from_on"),
        .field("END_DT", "to_on"),
      ]),
    PipeRecord(
      file: "COVERAGE.TXT", table: .healthCoverage,
      fields: [
        .field("PERS_NBR", "person_id"), .code("PAYER_CD", "payer", PipeWords.payer), .field("EFF_DT", "from_on"),
        .field("END_DT", "to_on"), .field("CASE_NBR", "case_id"),
      ]),
    PipeRecord(
      file: "WORKERS.TXT", table: .worker,
      fields: [
        .field("WRKR_NBR", "worker_id"), .field("WRKR_NM", "name"), .field("UNIT", "team"),
        .field("OFFICE", "office"), .field("CNTY_CD", "county"),
      ]),
  ]
}
