import Testing

/// Starts the tests. SwiftPM finds this file by its name. Without it, SwiftPM looks for tests in an index of all declarations, and writing
/// that takes an eighth of a build.
@main struct XCTMain {
    static func main() async { await Testing.__swiftPMEntryPoint() as Never }
}
