import Glibc

/// The real `calf`, built together with the tests.
package enum Executable {
    /// Its absolute path.
    package static let calf: String = {
        // Tests run in a bundle in the build folder, or in a helper that gets the path of the bundle.
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? link("/proc/self/exe")
        return bundle.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/calf"
    }()

    private static func link(_ path: String) -> String {
        var target = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &target, target.count)
        return String(decoding: target.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
