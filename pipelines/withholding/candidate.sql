-- id: candidate
-- title: Each place of work of an obligor with each of his cases: what a decision needs to know
-- citation: file-layouts-eiwo-newhire.md, sections 4.6 and 4.7
-- effective: 2024-10-01

WITH ended AS (
  SELECT person_id, fein, MAX(ended_on) AS ended_on
  FROM (
    SELECT person_id, fein, ended_on FROM employment_end
    UNION ALL
    SELECT person_id, fein, to_on FROM employment WHERE to_on <= :as_of
  ) AS every_end
  GROUP BY person_id, fein
),
withheld AS (
  SELECT d.case_id, r.payor_id, r.fein, MAX(r.collected_on) AS last_on
  FROM receipt AS r
  JOIN distribution AS d ON d.receipt_id = r.receipt_id AND d.sender = r.sender
  WHERE r.source = 'income_withholding' AND r.amount > 0 AND r.collected_on > :receipts_after AND r.collected_on <= :as_of
  GROUP BY d.case_id, r.payor_id, r.fein
),
notified AS (
  SELECT case_id, MAX(on_date) AS on_date FROM event
  WHERE kind = 'nmsn_sent' AND on_date <= :as_of
  GROUP BY case_id
),
sent AS (
  SELECT case_id, MAX(on_date) AS on_date FROM event
  WHERE kind = 'withholding_sent' AND on_date <= :as_of
  GROUP BY case_id
)
SELECT
  f.*,
  s.source, s.fein, s.employer_name, s.street, s.city, s.state, s.zip, s.known_on, s.started_on, s.transmission,
  s.source_file, s.source_line,
  CASE WHEN ended.ended_on >= s.started_on THEN ended.ended_on END AS employment_ended_on,
  w.last_on AS withheld_on,
  CASE WHEN n.on_date >= s.started_on THEN n.on_date END AS medical_notice_on,
  CASE WHEN sent.on_date >= s.known_on THEN sent.on_date END AS sent_on
FROM income_source AS s
JOIN case_fact AS f ON f.person_id = s.person_id AND f.is_obligor = 1
LEFT JOIN ended ON ended.person_id = s.person_id AND ended.fein = s.fein
LEFT JOIN withheld AS w ON w.case_id = f.case_id AND w.payor_id = s.person_id AND w.fein = s.fein
LEFT JOIN notified AS n ON n.case_id = f.case_id
LEFT JOIN sent ON sent.case_id = f.case_id
ORDER BY f.case_id, f.person_id, s.fein NULLS LAST, s.employer_name NULLS LAST, s.source_file, s.source_line
