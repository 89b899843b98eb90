-- id: case_fact
-- title: Each case with its obligor, order, amounts and what may bar a withholding, as of a day
-- citation: county-extract.md, section 2 and 6; file-layouts-eiwo-newhire.md, sections 4.1 and 4.7; 45 CFR 303.100
-- effective: 2024-10-01

WITH obligor AS (
  SELECT case_id, person_id, MAX(is_obligor) AS is_obligor
  FROM (
    SELECT m.case_id, m.person_id, 1 AS is_obligor
    FROM case_member AS m
    JOIN wanted AS w ON w.person_id = m.person_id
    WHERE m.role = 'noncustodial' AND m.from_on <= :as_of AND (m.to_on IS NULL OR m.to_on >= :as_of)
    UNION ALL
    SELECT case_id, person_id, 0 FROM wanted_case
  ) AS either
  GROUP BY case_id, person_id
),
one_case AS (
  SELECT c.case_id, MIN(c.county) AS county, MIN(c.worker_id) AS worker_id,
    MAX(CASE WHEN c.no_jurisdiction IS NOT NULL OR c.locate_only = 'Y' THEN 1 ELSE 0 END) AS has_no_jurisdiction
  FROM cases AS c
  WHERE c.case_id IN (SELECT case_id FROM obligor)
  GROUP BY c.case_id
),
open_case AS (
  SELECT DISTINCT case_id FROM case_period
  WHERE service = 'ivd' AND opened_on <= :as_of AND (closed_on IS NULL OR closed_on >= :as_of)
),
order_in_force AS (
  SELECT
    sender, case_id, order_id, established_on, issuer_kind,
    ROW_NUMBER() OVER (PARTITION BY case_id ORDER BY established_on DESC, order_id DESC, sender) AS place
  FROM support_order
  WHERE established_on <= :as_of AND (ended_on IS NULL OR ended_on >= :as_of)
    AND (paternity_only IS NULL OR paternity_only <> 'Y')
),
provision_in_force AS (
  SELECT o.case_id, p.kind, p.amount
  FROM order_in_force AS o
  JOIN provision AS p ON p.sender = o.sender AND p.order_id = o.order_id
  WHERE p.obligated = 'noncustodial' AND p.from_on <= :as_of AND (p.to_on IS NULL OR p.to_on >= :as_of)
),
due_monthly AS (
  SELECT
    case_id,
    SUM(CASE WHEN kind = 'current_support' THEN amount ELSE 0 END) AS current_support,
    SUM(CASE WHEN kind = 'cash_medical' THEN amount ELSE 0 END) AS cash_medical,
    MAX(CASE WHEN kind = 'health_coverage' THEN 1 ELSE 0 END) AS orders_coverage
  FROM provision_in_force
  GROUP BY case_id
),
balance AS (
  SELECT
    case_id, owed_to, amount, as_of_on,
    ROW_NUMBER() OVER (PARTITION BY case_id, owed_to ORDER BY as_of_on DESC) AS place
  FROM arrears_balance
  WHERE as_of_on <= :as_of
),
arrears AS (
  SELECT case_id, SUM(amount) AS amount FROM balance WHERE place = 1 GROUP BY case_id
),
-- Owed without a break for twelve weeks (Arrears 12 Wk Overdue Code).
old_arrears AS (
  SELECT DISTINCT case_id
  FROM (
    SELECT case_id, owed_to, amount, as_of_on,
      LEAD(as_of_on) OVER (PARTITION BY case_id, owed_to ORDER BY as_of_on) AS next_on
    FROM arrears_balance
    WHERE as_of_on <= :as_of
  ) AS step
  WHERE next_on IS NULL OR next_on > :twelve_weeks_ago
  GROUP BY case_id, owed_to
  HAVING MIN(as_of_on) <= :twelve_weeks_ago AND MIN(amount) > 0
),
flagged AS (
  SELECT DISTINCT m.case_id
  FROM case_member AS m
  JOIN person AS p ON p.person_id = m.person_id
  WHERE p.family_violence = 'Y'
),
excused AS (
  SELECT DISTINCT case_id FROM cooperation
  WHERE kind = 'good_cause' AND from_on <= :as_of AND (to_on IS NULL OR to_on >= :as_of)
),
initiating AS (
  SELECT DISTINCT case_id FROM intergovernmental
  WHERE direction = 'initiating' AND sent_on <= :as_of AND (closed_on IS NULL OR closed_on > :as_of)
),
obligor_person AS (
  SELECT person_id, MAX(died_on) AS died_on, MIN(ssn) AS ssn
  FROM person
  WHERE person_id IN (SELECT person_id FROM obligor)
  GROUP BY person_id
)
SELECT
  b.case_id, b.person_id, c.county, c.worker_id,
  CASE WHEN c.case_id IS NOT NULL THEN 1 ELSE 0 END AS is_known,
  CASE WHEN open_case.case_id IS NOT NULL THEN 1 ELSE 0 END AS is_open,
  COALESCE(c.has_no_jurisdiction, 0) AS has_no_jurisdiction,
  CASE WHEN p.died_on IS NOT NULL AND p.died_on <= :as_of THEN 1 ELSE 0 END AS is_dead,
  p.ssn,
  CASE WHEN f.case_id IS NOT NULL THEN 1 ELSE 0 END AS has_family_violence,
  CASE WHEN e.case_id IS NOT NULL THEN 1 ELSE 0 END AS has_good_cause,
  CASE WHEN i.case_id IS NOT NULL THEN 1 ELSE 0 END AS is_initiating,
  o.order_id, o.established_on, o.issuer_kind,
  CAST(COALESCE(d.current_support, 0) AS DECIMAL(14,2)) AS current_support,
  CAST(COALESCE(d.cash_medical, 0) AS DECIMAL(14,2)) AS cash_medical,
  COALESCE(d.orders_coverage, 0) AS orders_coverage,
  CAST(COALESCE(a.amount, 0) AS DECIMAL(14,2)) AS arrears,
  CASE WHEN old.case_id IS NOT NULL THEN 1 ELSE 0 END AS is_long_overdue,
  b.is_obligor
FROM obligor AS b
LEFT JOIN one_case AS c ON c.case_id = b.case_id
LEFT JOIN open_case ON open_case.case_id = b.case_id
LEFT JOIN order_in_force AS o ON o.case_id = b.case_id AND o.place = 1
LEFT JOIN due_monthly AS d ON d.case_id = b.case_id
LEFT JOIN arrears AS a ON a.case_id = b.case_id
LEFT JOIN old_arrears AS old ON old.case_id = b.case_id
LEFT JOIN flagged AS f ON f.case_id = b.case_id
LEFT JOIN excused AS e ON e.case_id = b.case_id
LEFT JOIN initiating AS i ON i.case_id = b.case_id
LEFT JOIN obligor_person AS p ON p.person_id = b.person_id
