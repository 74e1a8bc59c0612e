docker exec scribe sh -c 'cat /scribe.log; echo tick'
