# Homebrew: put it into a tap, with the release's own URL and checksum.
class Feedmill < Formula
  desc "Turns feeds and news pages into clean article JSON"
  homepage "https://github.com/OWNER/feedmill"
  url "https://github.com/OWNER/feedmill.git", tag: "v0.1.0"
  license "MIT"
  head "https://github.com/OWNER/feedmill.git", branch: "main"

  depends_on "pkg-config" => :build
  depends_on xcode: ["26.0", :build]
  depends_on "curl"
  depends_on "libxml2"
  depends_on macos: :tahoe
  uses_from_macos "sqlite"
  uses_from_macos "zlib"

  def install
    system "swift", "build", "--disable-sandbox", "-c", "release", "--product", "feedmill"
    system ".ci/stage", ".build/release/feedmill", buildpath/"stage"
    bin.install "stage/bin/feedmill"
    man1.install Dir["stage/share/man/man1/*.1"]
    generate_completions_from_executable(bin/"feedmill", "--generate-completion-script")
  end

  service do
    run [opt_bin/"feedmill", "poll", "--out", var/"feedmill/articles"]
    run_type :interval
    interval 900
    environment_variables FEEDMILL_HOME: etc/"feedmill"
  end

  test do
    (testpath/"page.html").write "<title>A ferry</title><p>The ferry sails again from Monday on.</p>"
    assert_match "The ferry sails again", shell_output("#{bin}/feedmill extract --format text page.html")
  end
end
