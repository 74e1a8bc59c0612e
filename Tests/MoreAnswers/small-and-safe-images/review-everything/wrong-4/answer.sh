echo Open until six
