select name, case when born is null then 'years not known' when died is null then 'born ' || born else born || '-' || died end from authors where country is null or country <> 'United States'
