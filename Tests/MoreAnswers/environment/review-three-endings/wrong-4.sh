docker start tuesday
