-- id: closure
-- title: Every conjunct of 303.11 that the closing's code asks for: holds, fails, or needs the file
-- citation: 45 CFR 308.2(a), 303.11(b), (c), (d)
-- effective: 2017-

WITH fact AS (
  SELECT
    *,
    CASE WHEN found_on >= needed_on THEN NULL ELSE needed_on END AS lost_on,
    code IN (
      'b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7', 'b8', 'b9', 'b10', 'b13', 'b15', 'b16'
    ) AS is_noticed
  FROM closing_fact
),
-- holds: TRUE, FALSE, or NULL where only the file can tell; missing: what the file must show.
test AS (
  SELECT case_id, closed_on, 'a.code' AS item, CAST(NULL AS BOOLEAN) AS holds, 'the criterion of 303.11 for which the case was closed' AS missing
  FROM fact WHERE code = ''
  UNION ALL
  SELECT case_id, closed_on, 'a.order', orders = 0, NULL
  FROM fact WHERE code IN ('b1', 'b2', 'b3')
  UNION ALL
  SELECT case_id, closed_on, 'a.arrears', CASE WHEN owed < :closure_arrears THEN TRUE END, 'whether the arrears are unenforceable under state law'
  FROM fact WHERE code = 'b1'
  UNION ALL
  SELECT case_id, closed_on, 'a.assigned', family <= 0, NULL
  FROM fact WHERE code = 'b2'
  UNION ALL
  SELECT case_id, closed_on, 'a.age', CASE WHEN minors > 0 THEN FALSE WHEN ageless = 0 THEN TRUE END, 'the ages of the children'
  FROM fact WHERE code = 'b3'
  UNION ALL
  SELECT case_id, closed_on, 'a.care', CAST(NULL AS BOOLEAN), 'that the parent is in long-term care without income or assets above subsistence'
  FROM fact WHERE code = 'b3'
  UNION ALL
  SELECT case_id, closed_on, 'a.death', CASE WHEN dead > 0 THEN TRUE WHEN died_later > 0 THEN FALSE END, 'the death of the parent or alleged father'
  FROM fact WHERE code = 'b4'
  UNION ALL
  SELECT case_id, closed_on, 'a.estate', CAST(NULL AS BOOLEAN), 'that nothing can be had from the estate'
  FROM fact WHERE code = 'b4'
  UNION ALL
  SELECT case_id, closed_on, 'a.household', CASE WHEN children > 0 AND minors = 0 AND ageless = 0 THEN FALSE END, 'that the parent lives with the minor child and that services are not appropriate'
  FROM fact WHERE code = 'b5'
  UNION ALL
  SELECT case_id, closed_on, 'a.paternity', CASE WHEN children > 0 AND fathered = children THEN FALSE END, 'why paternity cannot be established, or is not in the interest of the child'
  FROM fact WHERE code = 'b6'
  UNION ALL
  SELECT
    case_id, closed_on, 'a.location',
    CASE
      WHEN found_on >= needed_on THEN FALSE
      WHEN CAST(lost_on + INTERVAL 6 MONTH AS DATE) > closed_on THEN FALSE
      WHEN numbered > 0 AND CAST(lost_on + INTERVAL 12 MONTH AS DATE) > closed_on THEN FALSE
    END,
    CASE
      WHEN lost_on IS NULL THEN 'since when the parent could not be located, and through which sources'
      WHEN numbered > 0 AND CAST(lost_on + INTERVAL 24 MONTH AS DATE) > closed_on THEN 'that the social security number could not be verified, and which sources failed'
      ELSE 'through which sources the parent could not be located'
    END
  FROM fact WHERE code = 'b7'
  UNION ALL
  SELECT case_id, closed_on, 'a.inability', CASE WHEN jobs > 0 THEN FALSE END, 'that the parent cannot pay during the minority of the child, and why'
  FROM fact WHERE code = 'b8'
  UNION ALL
  SELECT case_id, closed_on, 'a.ssi', CASE WHEN jobs > 0 THEN FALSE END, 'that the only income is SSI, or SSI with social security benefits'
  FROM fact WHERE code = 'b9'
  UNION ALL
  SELECT case_id, closed_on, 'a.foreign', CASE WHEN jobs > 0 OR countries > 0 THEN FALSE END, 'citizenship, residence, reachable income and assets, and reciprocity'
  FROM fact WHERE code = 'b10'
  UNION ALL
  SELECT case_id, closed_on, 'a.locate_only', CAST(NULL AS BOOLEAN), 'that location only was asked for, and has been provided'
  FROM fact WHERE code = 'b11'
  UNION ALL
  SELECT case_id, closed_on, 'a.assistance', assigned = 0, NULL
  FROM fact WHERE code IN ('b12', 'b15', 'b16')
  UNION ALL
  SELECT case_id, closed_on, 'a.unassigned', medicaid = 0 AND state <= 0, NULL
  FROM fact WHERE code = 'b12'
  UNION ALL
  SELECT case_id, closed_on, 'a.request', CAST(NULL AS BOOLEAN), 'the request of the recipient to close the case'
  FROM fact WHERE code = 'b12'
  UNION ALL
  SELECT case_id, closed_on, 'a.limited', CASE WHEN children > 0 AND fathered < children THEN FALSE END, 'that only paternity was applied for'
  FROM fact WHERE code = 'b13'
  UNION ALL
  SELECT case_id, closed_on, 'a.good_cause', good_cause > 0, NULL
  FROM fact WHERE code = 'b14'
  UNION ALL
  SELECT case_id, closed_on, 'a.harm', CAST(NULL AS BOOLEAN), 'that the assistance program found enforcement a risk of harm'
  FROM fact WHERE code = 'b14'
  UNION ALL
  SELECT case_id, closed_on, 'a.contact', CASE WHEN contacts < 2 THEN FALSE END, 'by which two methods the recipient was sought'
  FROM fact WHERE code = 'b15'
  UNION ALL
  SELECT case_id, closed_on, 'a.noncooperation', noncooperation > 0, NULL
  FROM fact WHERE code = 'b16'
  UNION ALL
  SELECT case_id, closed_on, 'a.essential', CAST(NULL AS BOOLEAN), 'that the action of the recipient was essential for the next step'
  FROM fact WHERE code = 'b16'
  UNION ALL
  SELECT case_id, closed_on, 'a.responding', responding > 0, NULL
  FROM fact WHERE code IN ('b17', 'b18', 'b19')
  UNION ALL
  SELECT case_id, closed_on, 'a.initiator', CAST(NULL AS BOOLEAN), 'the essential action that the initiating agency failed to take'
  FROM fact WHERE code = 'b17'
  UNION ALL
  SELECT case_id, closed_on, 'a.instructed', ended = responding, NULL
  FROM fact WHERE code IN ('b18', 'b19') AND responding > 0
  UNION ALL
  SELECT case_id, closed_on, 'a.referral', CASE WHEN applications > 0 THEN FALSE END, 'that the referral was inappropriate and neither parent applied'
  FROM fact WHERE code = 'b20'
  UNION ALL
  SELECT case_id, closed_on, 'a.tribal', CAST(NULL AS BOOLEAN), 'the transfer to the tribal agency, and the consent or notice of the recipient'
  FROM fact WHERE code = 'b21'
  UNION ALL
  SELECT case_id, closed_on, 'a.indian_health', CASE WHEN applications > 0 THEN FALSE END, 'that the case came only from a referral based on services of an Indian Health Program'
  FROM fact WHERE code = 'c'
  UNION ALL
  SELECT
    case_id, closed_on, 'a.answer', CASE WHEN keeping > 0 THEN FALSE WHEN unclear = 0 THEN TRUE END,
    'whether what the recipient answered keeps the case open'
  FROM fact WHERE (is_noticed OR code = 'b17') AND notice_on IS NOT NULL
)
SELECT
  case_id, item, CAST(NULL AS STRING) AS clock, closed_on AS arose_on,
  CASE WHEN holds THEN closed_on END AS done_on,
  CASE WHEN holds IS NULL THEN closed_on END AS perhaps_on,
  missing
FROM test
UNION ALL
SELECT
  case_id, CASE WHEN code = 'b17' THEN 'a.notice_initiator' ELSE 'a.notice' END, 'T-52', notice_on, closed_on,
  CAST(NULL AS DATE), CAST(NULL AS STRING)
FROM fact
WHERE is_noticed OR code = 'b17'
