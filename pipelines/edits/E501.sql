-- edit: E501
-- code: SEQ
-- severity: warning
-- table: case_period
-- title: two periods of one case overlap
-- expected: a period that begins after the earlier one has ended
-- citation: county-extract.md, section 3
-- reads: case_period(case_id, opened_on, closed_on)
-- pass: case_period: C1,2010-01-01,ivd,2019-12-31,b1
-- fail: case_period: C1,2021-01-01,ivd,,

WITH ordered AS (
  SELECT
    row_number_in_table, opened_on,
    MAX(COALESCE(closed_on, DATE '9999-12-31')) OVER (
      PARTITION BY case_id ORDER BY opened_on, row_number_in_table
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier_closed_on
  FROM case_period
)
SELECT
  row_number_in_table, 'opened_on' AS field, CAST(opened_on AS VARCHAR) AS value,
  'after ' || CASE WHEN earlier_closed_on = DATE '9999-12-31' THEN 'the end of a period that is still open'
    ELSE CAST(earlier_closed_on AS VARCHAR) END AS expected
FROM ordered
WHERE opened_on <= earlier_closed_on
ORDER BY row_number_in_table
