import Testing

@testable import Sandbox

struct DirectoriesTests {
    @Test func `the XDG directories are used, and their defaults`() {
        let plain = Directories(environment: ["HOME": "/home/ann"])
        #expect(plain.data == "/home/ann/.local/share/calf" && plain.cache == "/home/ann/.cache/calf")
        #expect(plain.state == "/home/ann/.local/state/calf" && plain.config == "/home/ann/.config/calf")
        let moved = Directories(environment: ["HOME": "/home/ann", "XDG_DATA_HOME": "/data/", "XDG_CACHE_HOME": "relative"])
        #expect(moved.data == "/data/calf" && moved.cache == "/home/ann/.cache/calf")
    }

    @Test func `CALF_HOME overrides all, and --data the data`() {
        let environment = ["HOME": "/home/ann", "XDG_DATA_HOME": "/data", "CALF_HOME": "/calf"]
        #expect(Directories(environment: environment).all == ["/calf/data", "/calf/cache", "/calf/state", "/calf/config"])
        let other = Directories(environment: environment, dataOption: "/elsewhere/")
        #expect(other.data == "/elsewhere" && other.cache == "/calf/cache")
    }
}
