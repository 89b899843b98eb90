-- edit: E502
-- code: SEQ
-- severity: warning
-- table: child
-- title: paternity was established before the child was born
-- expected: a day on or after the date of birth
-- citation: county-extract.md, section 3
-- reads: child(person_id, paternity_on), person(person_id, born_on)
-- pass: child: P2,Y,1980-01-01,court,,,
-- fail: child: P2,Y,1979-12-31,court,,,

SELECT
  child.row_number_in_table, 'paternity_on' AS field, CAST(child.paternity_on AS VARCHAR) AS value,
  'on or after the date of birth' AS expected
FROM child
JOIN person ON person.person_id = child.person_id
WHERE child.paternity_on < person.born_on
ORDER BY child.row_number_in_table
