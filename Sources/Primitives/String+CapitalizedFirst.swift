extension String {
    /// With its first letter capitalized.
    package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
