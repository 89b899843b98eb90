-- id: distribution_file
-- title: The files that distributions came from, numbered, so that millions of rows carry a number and not a path
-- citation: county-extract.md 1
-- effective: 2022-

WITH file AS (
  SELECT sender, source_file
  FROM distribution
  GROUP BY sender, source_file
)
SELECT
  sender,
  source_file,
  CAST(ROW_NUMBER() OVER (ORDER BY sender, source_file) AS INTEGER) AS file_no
FROM file
