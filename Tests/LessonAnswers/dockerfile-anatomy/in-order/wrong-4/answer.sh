printf 'Beloved\nFicciones\nKindred\nMrs Dalloway\n'
