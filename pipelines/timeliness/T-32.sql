-- Wage and unemployment data, one case a transmission and quarter: from the end of the quarter to the day of receipt; due
-- at the end of the second month after it, for unemployment at the end of the first.
WITH arrival AS (
  SELECT transmission, reporting_state, year, quarter, MIN(received_on) AS received_on, 2 AS months, 'wages' AS kind
  FROM quarterly_wage WHERE year IS NOT NULL AND quarter IS NOT NULL
  GROUP BY transmission, reporting_state, year, quarter
  UNION ALL
  SELECT transmission, reporting_state, year, quarter, MIN(received_on), 1, 'unemployment'
  FROM unemployment WHERE year IS NOT NULL AND quarter IS NOT NULL
  GROUP BY transmission, reporting_state, year, quarter
),
quarter_end AS (
  SELECT a.*, LAST_DAY(make_date(year, quarter * 3, 1)) AS ended_on FROM arrival AS a
)
SELECT transmission || ':' || kind || ':' || CAST(year AS VARCHAR) || 'Q' || CAST(quarter AS VARCHAR) AS subject,
  CAST(NULL AS VARCHAR) AS fein, reporting_state AS employer, CAST(NULL AS VARCHAR) AS county,
  ended_on AS started_on, received_on AS done_on,
  CAST(LAST_DAY(ended_on + INTERVAL 1 DAY + to_months(CAST(months - 1 AS INTEGER))) AS DATE) AS due_on
FROM quarter_end
