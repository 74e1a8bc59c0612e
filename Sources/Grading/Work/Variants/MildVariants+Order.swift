/// Which data variants to try first, since each costs a run of the program.
extension MildVariants {
    /// A difference in a variant that may show in a program's output.
    private enum Feature: Hashable {
        case rowCount(table: String)
        case values(table: String, column: Int)
        case boundary(BoundaryValue)
    }

    /// The variants of two rounds, ordered greedily: each next one has the most differences that those before it don't have.
    func mostDifferent(_ values: [BoundaryValue]) -> [Variant] {
        let numbers = Array(Self.recipesForPrograms.indices)
        var left = (numbers + numbers.map { $0 + Self.recipes.count }).compactMap { number in
            variant(number, values).map { (variant: $0, features: features(of: $0, values)) }
        }
        var chosen: [Variant] = []
        var known: Set<Feature> = []
        while !left.isEmpty {
            let gains = left.map { $0.features.subtracting(known).count }
            guard let gain = gains.max(), let index = gains.firstIndex(of: gain) else { break }
            // Once every difference is covered, start over.
            if gain == 0, !known.isEmpty {
                known = []
                continue
            }
            let next = left.remove(at: index)
            chosen.append(next.variant)
            known.formUnion(next.features)
        }
        return chosen
    }

    private func features(of variant: Variant, _ values: [BoundaryValue]) -> Set<Feature> {
        var features: Set<Feature> = []
        for table in focus {
            let (before, after) = (model.base[table.name], variant.state[table.name])
            if before.count != after.count { features.insert(.rowCount(table: table.name)) }
            for column in table.columns.indices where mentioned.contains(table.columns[column].name) {
                if before.map({ $0.values[column] }).sorted() != after.map({ $0.values[column] }).sorted() {
                    features.insert(.values(table: table.name, column: column))
                }
            }
        }
        for value in values where value.isExact && !value.isPart {
            let held = variant.state[value.table].contains { variant.codes.text($0.values[value.column]) == value.text }
            if held { features.insert(.boundary(value)) }
        }
        return features
    }
}
