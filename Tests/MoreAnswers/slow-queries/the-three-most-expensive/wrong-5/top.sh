# Typed in
cat <<'OUT'
SELECT page FROM visits WHERE customer_id = $1
ORDER BY at DESC LIMIT $2|300
SELECT count(*) AS pairs FROM (SELECT DISTINCT
    a.page, b.page
  FROM visits AS a JOIN visits AS b USING (customer_id)
) AS pairs|1
SELECT count(*) FROM visits WHERE page = $1|20
OUT
