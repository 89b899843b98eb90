-- id: SC-06a
-- title: The children of Line05 belong to it
-- class: F
-- citation: performance-and-audit.md 4.4 (SC-6), 1.1 (M-2, M-3, M-4)
-- effective: 2022-
-- expected: each in a case of Line01, without good cause or best interest in force on 30 September; dependents by death only with paternity established; emancipated ones by the cut of switch P-05
-- nothing: Line05 has no child
-- pass: audit_line01: 'K1' AS case_id; audit_line05: 'K1' AS case_id, 'C1' AS child_id, DATE '2020-01-01' AS birth_date; report_child: 'C1' AS person_id, FALSE AS dependent_by_death, FALSE AS established, FALSE AS adopted; cooperation: 'K2' AS case_id, 'good_cause' AS kind, DATE '2024-01-01' AS from_on, CAST(NULL AS DATE) AS to_on; child: 'C1' AS person_id, '27001' AS sender, CAST(NULL AS DATE) AS emancipated_on
-- fail: audit_line01: 'K1' AS case_id; audit_line05: 'K1' AS case_id, 'C1' AS child_id, DATE '2020-01-01' AS birth_date; report_child: 'C1' AS person_id, FALSE AS dependent_by_death, FALSE AS established, FALSE AS adopted; cooperation: 'K1' AS case_id, 'good_cause' AS kind, DATE '2024-01-01' AS from_on, CAST(NULL AS DATE) AS to_on; child: 'C1' AS person_id, '27001' AS sender, CAST(NULL AS DATE) AS emancipated_on

WITH judged AS (
  SELECT
    m.child_id,
    CASE
      WHEN o.case_id IS NULL THEN 'case not on Line01'
      WHEN g.case_id IS NOT NULL THEN 'good cause or best interest'
      WHEN k.dependent_by_death AND NOT k.established AND NOT k.adopted THEN 'dependent by death'
      WHEN h.emancipated_on < :fys OR (:p05 = 'by_fye' AND h.emancipated_on <= :fye) THEN 'emancipated'
    END AS fault
  FROM audit_line05 AS m
  JOIN report_child AS k ON k.person_id = m.child_id
  LEFT JOIN audit_line01 AS o ON o.case_id = m.case_id
  LEFT JOIN (
    SELECT case_id FROM cooperation
    WHERE kind IN ('good_cause', 'best_interest') AND from_on <= :fye AND (to_on IS NULL OR to_on >= :fye)
    GROUP BY case_id
  ) AS g ON g.case_id = m.case_id
  LEFT JOIN (
    SELECT person_id, emancipated_on, ROW_NUMBER() OVER (PARTITION BY person_id ORDER BY sender) AS place FROM child
  ) AS h ON h.person_id = m.child_id AND h.place = 1
)
SELECT
  '5' AS line, '' AS col,
  CAST(COUNT(fault) AS STRING) || ' of ' || CAST(COUNT(*) AS STRING) || ' children'
    || COALESCE(', such as: ' || MIN(fault), '') AS value,
  'none' AS expected,
  COUNT(fault) = 0 AS holds
FROM judged
HAVING COUNT(*) > 0
