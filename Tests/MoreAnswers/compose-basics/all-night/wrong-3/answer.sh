echo Open all night
