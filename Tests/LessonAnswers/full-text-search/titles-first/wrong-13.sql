select id, title from articles where title ilike '%house%' or title ilike '%haus%' or title ilike '%häuser%' or body ilike '%house%' or body ilike '%haus%' order by id;
