-- id: SC-11
-- title: Line29 follows from the ledger, case by case
-- class: F
-- citation: performance-and-audit.md 4.4 (SC-11), 1.1 (M-9, M-10)
-- effective: 2022-
-- expected: a case of Line28 is on Line29 if and only if its arrears money went partly to the family, or all to the state while the family was owed none
-- nothing: Line28 has no case
-- pass: audit_line28: 'K1' AS case_id; audit_line29: 'K1' AS case_id; arrears_balance: 'K1' AS case_id, 'family' AS owed_to, DATE '2020-01-01' AS as_of_on, 5.00 AS amount; distribution: 'K1' AS case_id, 'arrears' AS applied_to, 'family' AS paid_to, 5.00 AS amount, DATE '2024-01-05' AS disbursed_on, DATE '2024-01-02' AS collected_on, FALSE AS is_direct; case_period: 'K1' AS case_id, 'ivd' AS service, DATE '2020-01-01' AS opened_on, CAST(NULL AS DATE) AS closed_on
-- fail: audit_line28: 'K1' AS case_id; audit_line29: 'K1' AS case_id; arrears_balance: 'K1' AS case_id, 'family' AS owed_to, DATE '2020-01-01' AS as_of_on, 5.00 AS amount; distribution: 'K1' AS case_id, 'arrears' AS applied_to, 'state' AS paid_to, 5.00 AS amount, DATE '2024-01-05' AS disbursed_on, DATE '2024-01-02' AS collected_on, FALSE AS is_direct; case_period: 'K1' AS case_id, 'ivd' AS service, DATE '2020-01-01' AS opened_on, CAST(NULL AS DATE) AS closed_on

WITH paid AS (
  SELECT d.case_id, d.paid_to, d.amount, d.collected_on
  FROM distribution AS d
  JOIN audit_line28 AS t ON t.case_id = d.case_id
  WHERE d.applied_to IN ('arrears', 'medical_arrears')
    AND d.disbursed_on BETWEEN :fys AND :fye
    AND NOT d.is_direct
    AND EXISTS (
      SELECT 1 FROM case_period AS p
      WHERE p.case_id = d.case_id AND p.service = 'ivd' AND p.opened_on <= d.collected_on
        AND (p.closed_on IS NULL OR p.closed_on >= d.collected_on)
    )
),
net AS (
  SELECT
    case_id,
    SUM(amount) AS total,
    SUM(CASE WHEN paid_to = 'family' OR (paid_to = 'other_jurisdiction' AND :p11 = 'yes') THEN amount ELSE 0 END) AS to_family,
    SUM(CASE WHEN paid_to = 'other_jurisdiction' AND :p11 = 'no' THEN amount ELSE 0 END) AS to_nobody
  FROM paid
  GROUP BY case_id
),
retained AS (
  SELECT case_id, collected_on FROM paid WHERE paid_to = 'state' AND amount > 0 GROUP BY case_id, collected_on
),
latest AS (
  SELECT r.case_id, r.collected_on, MAX(b.as_of_on) AS as_of_on
  FROM retained AS r
  JOIN arrears_balance AS b ON b.case_id = r.case_id AND b.owed_to = 'family' AND b.as_of_on < r.collected_on
  GROUP BY r.case_id, r.collected_on
),
family_owed AS (
  SELECT l.case_id
  FROM latest AS l
  JOIN arrears_balance AS b ON b.case_id = l.case_id AND b.owed_to = 'family' AND b.as_of_on = l.as_of_on
  WHERE b.amount > 0
  GROUP BY l.case_id
),
judged AS (
  SELECT
    t.case_id,
    COALESCE(n.total > 0 AND (n.to_family > 0 OR (n.to_nobody <= 0 AND o.case_id IS NULL)), FALSE) AS pays,
    m.case_id IS NOT NULL AS is_on_trail
  FROM audit_line28 AS t
  LEFT JOIN net AS n ON n.case_id = t.case_id
  LEFT JOIN family_owed AS o ON o.case_id = t.case_id
  LEFT JOIN audit_line29 AS m ON m.case_id = t.case_id
)
SELECT
  '29' AS line, '' AS col,
  CAST(COUNT(CASE WHEN pays <> is_on_trail THEN 1 END) AS STRING) || ' of ' || CAST(COUNT(*) AS STRING) || ' cases differ'
    || COALESCE(', the first ' || MIN(CASE WHEN pays <> is_on_trail THEN case_id END), '') AS value,
  'none' AS expected,
  COUNT(CASE WHEN pays <> is_on_trail THEN 1 END) = 0 AS holds
FROM judged
HAVING COUNT(*) > 0
