#!/bin/bash
# libraries.sh FOLDER: cross-builds the libraries that Clout needs on Windows from Debian's
# source packages, into FOLDER/prefix.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Each library is a function below. What is done is noted in FOLDER/done, so a build that was
# interrupted continues with the library it was at; one whose function, patch or source changed is
# built again. Logs are in FOLDER/log.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
root=$(cd "$1" && pwd)
export WINEPREFIX=$root/wine
. "$here/wine.sh"
sources=$root/sources
prefix=$root/prefix
target=x86_64-w64-mingw32
system=/usr/$target
jobs=$(nproc)

# Package, version. cairo comes from Debian 13: before 1.18 it couldn't be built
# with meson without fontconfig and FreeType, and Windows has its own fonts.
packages='
  libffi 3.4.4-1
  pcre2 10.42-1
  gettext 0.21-12
  glib2.0 2.74.6-2+deb12u9
  sqlite3 3.40.1-2+deb12u2
  libxml2 2.9.14+dfsg-1.3~deb12u6
  json-glib 1.6.6-1
  libarchive 3.6.2-1+deb12u4
  gmp 2:6.2.1+dfsg1-1.1
  nettle 3.8.1-2
  gnutls28 3.7.9-2+deb12u7
  libpsl 0.21.2-1
  nghttp2 1.52.0-1+deb12u3
  libsoup3 3.2.3-0+deb12u2
  glib-networking 2.74.0-4
  libpng1.6 1.6.39-2+deb12u5
  libjpeg-turbo 1:2.1.5-2
  tiff 4.5.0-6+deb12u4
  pixman 0.42.2-1
  harfbuzz 6.0.0+dfsg-3
  fribidi 1.0.8-2.1
  cairo 1.18.4-1
  pango1.0 1.50.12+ds-1
  gdk-pixbuf 2.42.10+dfsg-1+deb12u4
  graphene 1.10.8-1
  libepoxy 1.5.10-1
  gtk4 4.8.3+ds-2+deb12u1
  libadwaita-1 1.2.2-1'

# In the order of their needs.
libraries='iconv ffi pcre2 intl glib sqlite xml2 json archive gmp nettle gnutls psl nghttp2 soup
  networking png jpeg tiff pixman fribidi harfbuzz cairo pango pixbuf graphene epoxy gtk adwaita'

export PKG_CONFIG_LIBDIR=$prefix/lib/pkgconfig:$prefix/share/pkgconfig:$system/lib/pkgconfig
export PATH=$root/tools:/usr/sbin:/usr/bin:/sbin:/bin
export CC_FOR_BUILD=gcc BUILD_CC=gcc
unset PKG_CONFIG_PATH
compiler=$target-gcc-posix

say ()
{
  printf '%s\n' "$*" >&2
}

# The source folder of a package.
unpacked ()
{
  cat "$sources/$1.folder"
}

# --- Where the sources come from -------------------------------------------------------------

# The mirror that this system's apt uses for Debian itself.
find_mirror ()
{
  { cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null \
      | sed -n 's/^deb  *\(\[[^]]*\] *\)\{0,1\}\([^ ]*\) .*/\2/p'
    sed -n 's/^URIs:  *\([^ ]*\).*/\1/p' /etc/apt/sources.list.d/*.sources 2>/dev/null
  } | grep '/debian/\{0,1\}$' | head -n 1
}

# apt gets lists and a cache here, so the system's stay as they are.
prepare_apt ()
{
  local folder=$root/apt mirror
  mirror=$(find_mirror)
  [ -n "$mirror" ] || { say "Couldn't find a Debian mirror in apt's sources."; exit 1; }
  mkdir -p "$folder/lists/partial" "$folder/cache/archives/partial" "$folder/sources"
  cat > "$folder/sources/debian.sources" <<END
Types: deb-src
URIs: $mirror
Suites: bookworm trixie sid
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
END
  cat > "$folder/apt.conf" <<END
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "$folder/sources";
Dir::State::Lists "$folder/lists";
Dir::Cache "$folder/cache";
APT::Sandbox::User "root";
END
  APT_CONFIG=$folder/apt.conf apt-get -q update >"$root/log/apt.log" 2>&1 \
    || { say "Couldn't load Debian's source lists; see $root/log/apt.log"; exit 1; }
}

# Prints the given version of a package, then the later ones that Debian offers: a mirror drops a
# revision when a security update replaces it.
list_versions ()
{
  local package=$1 wanted=$2 version
  echo "$wanted"
  apt-cache showsrc --only-source "$package" 2>/dev/null | sed -n 's/^Version: //p' | sort -uV \
    | while read -r version; do
        ! dpkg --compare-versions "$version" gt "$wanted" || echo "$version"
      done
}

# bring PACKAGE VERSION: downloads and unpacks it.
bring ()
{
  local package=$1 log=$root/log/source-$1.log version folder=
  [ ! -f "$sources/$package.folder" ] || return 0
  export APT_CONFIG=$root/apt/apt.conf
  for version in $(list_versions "$package" "$2"); do
    rm -rf "${sources:?}/$package"
    mkdir -p "$sources/$package"
    cd "$sources/$package"
    # Where a mirror lacks Debian's part of a source package, its upstream tarball will do.
    apt-get -q source "$package=$version" >"$log" 2>&1 \
      || for tarball in *.orig.tar.*; do tar -xf "$tarball" >>"$log" 2>&1 || true; done
    folder=$(find "$sources/$package" -mindepth 1 -maxdepth 1 -type d | head -n 1)
    [ -z "$folder" ] || break
  done
  unset APT_CONFIG
  [ -n "$folder" ] || { tail -n 5 "$log" >&2; say "Couldn't bring $package; see $log"; exit 1; }
  [ "$version" = "$2" ] || say "$package $version instead of $2, which the mirror doesn't have"
  echo "$folder" > "$sources/$package.folder"
}

bring_sources ()
{
  local package version missing=
  mkdir -p "$sources"
  while read -r package version; do
    [ -n "$package" ] || continue
    [ -f "$sources/$package.folder" ] || { missing=1; break; }
  done <<< "$packages"
  [ -n "$missing" ] || return 0
  say 'Downloading the source packages from Debian'
  prepare_apt
  while read -r package version; do
    [ -z "$package" ] || bring "$package" "$version"
  done <<< "$packages"
}

# --- How a library is built ------------------------------------------------------------------

write_cross_files ()
{
  mkdir -p "$root/tools"
  cat > "$root/cross.txt" <<END
[binaries]
c = '$compiler'
cpp = '$target-g++-posix'
ar = '$target-gcc-ar-posix'
ranlib = '$target-gcc-ranlib-posix'
strip = '$target-strip'
windres = '$target-windres'
dlltool = '$target-dlltool'
pkgconfig = '$target-pkg-config'
exe_wrapper = '$root/tools/run-wine'

[properties]
needs_exe_wrapper = true
pkg_config_libdir = ['$prefix/lib/pkgconfig', '$prefix/share/pkgconfig', '$system/lib/pkgconfig']

[built-in options]
c_args = ['-I$prefix/include']
cpp_args = ['-I$prefix/include']
c_link_args = ['-L$prefix/lib', '-static-libgcc']
cpp_link_args = ['-L$prefix/lib', '-static-libgcc']

[host_machine]
system = 'windows'
cpu_family = 'x86_64'
cpu = 'x86_64'
endian = 'little'
END
  cat > "$root/toolchain.cmake" <<END
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(CMAKE_C_COMPILER $compiler)
set(CMAKE_CXX_COMPILER $target-g++-posix)
set(CMAKE_RC_COMPILER $target-windres)
set(CMAKE_FIND_ROOT_PATH $prefix $system)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(PKG_CONFIG_EXECUTABLE $target-pkg-config)
set(CMAKE_CROSSCOMPILING_EMULATOR $root/tools/run-wine)
END
  sed "s,@ROOT@,$root,g" "$here/run-wine.in" > "$root/tools/run-wine"
  chmod +x "$root/tools/run-wine"
}

# with_configure NAME SOURCE [OPTION...]
with_configure ()
{
  local name=$1 source=$2
  shift 2
  mkdir -p "$root/build/$name"
  cd "$root/build/$name"
  # Debian's patches are newer than the files that autotools generated from what they patch.
  find "$source" \( -name aclocal.m4 -o -name configure -o -name 'config*.in' -o -name Makefile.in \) \
    -exec touch {} +
  touch "$source/stamp-h.in"
  "$source/configure" --build=x86_64-pc-linux-gnu --host=$target --prefix="$prefix" \
    CC=$compiler CXX=$target-g++-posix CFLAGS="-O2 -I$prefix/include" LDFLAGS="-L$prefix/lib" "$@"
}

# setup_meson NAME SOURCE [OPTION...]
setup_meson ()
{
  local name=$1 source=$2
  shift 2
  meson setup "$root/build/$name" "$source" --cross-file "$root/cross.txt" --prefix="$prefix" \
    --libdir=lib --wrap-mode=nofallback -Ddebug=false -Doptimization=2 "$@"
}

with_meson ()
{
  setup_meson "$@"
  ninja -C "$root/build/$1"
  meson install -C "$root/build/$1" --no-rebuild
}

# setup_cmake NAME SOURCE [OPTION...]
setup_cmake ()
{
  local name=$1 source=$2
  shift 2
  cmake -S "$source" -B "$root/build/$name" -GNinja "-DCMAKE_TOOLCHAIN_FILE=$root/toolchain.cmake" \
    "-DCMAKE_INSTALL_PREFIX=$prefix" "-DCMAKE_INSTALL_LIBDIR:PATH=$prefix/lib" \
    -DCMAKE_BUILD_TYPE=Release "-DCMAKE_C_FLAGS_RELEASE=-O2 -DNDEBUG" "$@"
}

with_cmake ()
{
  setup_cmake "$@"
  ninja -C "$root/build/$1" install
}

# --- The libraries ---------------------------------------------------------------------------

# Windows converts character sets itself; GLib's source has iconv's functions on top of that.
build_iconv ()
{
  mkdir -p "$root/build/iconv" "$prefix/include" "$prefix/lib" "$prefix/bin"
  cd "$root/build/iconv"
  cat > iconv.h <<'END'
#pragma once
#include <stddef.h>
typedef void *iconv_t;
iconv_t iconv_open (const char *to, const char *from);
int iconv_close (iconv_t converter);
size_t iconv (iconv_t converter, char **in, size_t *in_left, char **out, size_t *out_left);
END
  $compiler -O2 -I. -c "$(unpacked glib2.0)/glib/win_iconv.c" -o win_iconv.o
  $compiler -shared -static-libgcc -o libiconv-2.dll win_iconv.o -Wl,--export-all-symbols \
    -Wl,--out-implib,libiconv.dll.a
  cp iconv.h "$prefix/include"
  cp libiconv.dll.a "$prefix/lib"
  cp libiconv-2.dll "$prefix/bin"
}

build_ffi ()
{
  with_configure ffi "$(unpacked libffi)" --disable-docs --disable-static
  make -j"$jobs"
  make install
}

build_pcre2 ()
{
  with_cmake pcre2 "$(unpacked pcre2)" -DBUILD_SHARED_LIBS=ON -DBUILD_STATIC_LIBS=OFF \
    -DPCRE2_BUILD_PCRE2GREP=OFF -DPCRE2_BUILD_TESTS=OFF -DPCRE2_SUPPORT_JIT=ON \
    -DPCRE2_SUPPORT_UNICODE=ON
}

build_intl ()
{
  with_configure intl "$(unpacked gettext)/gettext-runtime" --disable-java --disable-native-java \
    --disable-csharp --disable-libasprintf --enable-threads=windows --with-included-gettext \
    --disable-static --enable-shared --without-emacs --disable-openmp --disable-curses --disable-rpath
  make -j"$jobs" -C intl
  make -C intl install
  # libtool makes only a static library here.
  [ ! -e "$prefix/lib/libintl.dll.a" ] || return 0
  cd "$root/build/intl"
  $compiler -shared -static-libgcc -o "$prefix/bin/libintl-8.dll" -Wl,--whole-archive \
    "$prefix/lib/libintl.a" -Wl,--no-whole-archive -Wl,--export-all-symbols \
    -Wl,--out-implib,"$prefix/lib/libintl.dll.a" -L"$prefix/lib" -liconv -ladvapi32
  rm -f "$prefix/lib/libintl.a" "$prefix/lib/libintl.la"
}

build_glib ()
{
  local source
  source=$(unpacked glib2.0)
  patch --dry-run -Rsfp1 -d "$source" -i "$here/glib-zones.patch" >/dev/null \
    || patch -sp1 -d "$source" -i "$here/glib-zones.patch"
  with_meson glib "$source" -Dtests=false -Dinstalled_tests=false -Dglib_debug=disabled \
    -Dlibmount=disabled -Dselinux=disabled -Ddtrace=false -Dsystemtap=false -Dman=false -Dgtk_doc=false
}

build_sqlite ()
{
  mkdir -p "$root/build/sqlite" "$prefix/lib/pkgconfig"
  cd "$root/build/sqlite"
  "$(unpacked sqlite3)/configure" --disable-tcl --disable-readline
  make sqlite3.c
  $compiler -O2 -DSQLITE_THREADSAFE=1 -DSQLITE_ENABLE_COLUMN_METADATA -DSQLITE_ENABLE_DBSTAT_VTAB \
    -DSQLITE_USE_URI=1 -DSQLITE_SECURE_DELETE -shared -static-libgcc sqlite3.c \
    -o "$prefix/bin/libsqlite3-0.dll" -Wl,--out-implib,"$prefix/lib/libsqlite3.dll.a"
  cp sqlite3.h "$prefix/include"
  cat > "$prefix/lib/pkgconfig/sqlite3.pc" <<END
prefix=$prefix
Name: SQLite
Description: SQL database
Version: $(sed -n 's/^#define SQLITE_VERSION  *"\(.*\)"/\1/p' sqlite3.h)
Libs: -L\${prefix}/lib -lsqlite3
Cflags: -I\${prefix}/include
END
}

build_xml2 ()
{
  with_cmake xml2 "$(unpacked libxml2)" -DBUILD_SHARED_LIBS=ON -DLIBXML2_WITH_PYTHON=OFF \
    -DLIBXML2_WITH_LZMA=OFF -DLIBXML2_WITH_ZLIB=OFF -DLIBXML2_WITH_ICONV=ON \
    "-DIconv_LIBRARY=$prefix/lib/libiconv.dll.a" "-DIconv_INCLUDE_DIR=$prefix/include" \
    -DIconv_IS_BUILT_IN=FALSE -DLIBXML2_WITH_TESTS=OFF -DLIBXML2_WITH_PROGRAMS=OFF \
    -DLIBXML2_WITH_FTP=OFF -DLIBXML2_WITH_HTTP=OFF
}

build_json ()
{
  local source
  source=$(unpacked json-glib)
  # Later versions ask for a newer meson than Debian 12 has, for nothing that is needed here.
  sed -i "s/meson_version: '>= 1.2.0'/meson_version: '>= 1.0.0'/" "$source/meson.build"
  with_meson json "$source" -Dintrospection=disabled -Dtests=false
}

build_archive ()
{
  local source
  source=$(unpacked libarchive)
  setup_cmake archive "$source" -DENABLE_TEST=OFF -DENABLE_TAR=OFF -DENABLE_CPIO=OFF -DENABLE_CAT=OFF \
    -DENABLE_OPENSSL=OFF -DENABLE_MBEDTLS=OFF -DENABLE_NETTLE=OFF -DENABLE_LIBB2=OFF -DENABLE_LZ4=OFF \
    -DENABLE_LZO=OFF -DENABLE_LZMA=OFF -DENABLE_ZSTD=OFF -DENABLE_BZip2=OFF -DENABLE_LIBXML2=OFF \
    -DENABLE_EXPAT=OFF -DENABLE_PCREPOSIX=OFF -DENABLE_LIBGCC=OFF -DENABLE_ACL=OFF -DENABLE_XATTR=OFF \
    -DENABLE_ICONV=ON -DENABLE_WERROR=OFF -DBUILD_SHARED_LIBS=ON -DPOSIX_REGEX_LIB=NONE
  ninja -C "$root/build/archive" archive
  cd "$root/build/archive"
  find . -name libarchive.dll -exec cp {} "$prefix/bin" \;
  find . -name libarchive.dll.a -exec cp {} "$prefix/lib" \;
  cp "$source/libarchive/archive.h" "$source/libarchive/archive_entry.h" "$prefix/include"
  sed -e "s,@prefix@,$prefix,; s,@exec_prefix@,$prefix,; s,@libdir@,$prefix/lib,
    s,@includedir@,$prefix/include,; s,@VERSION@,3.6.2,; s,@LIBSREQUIRED@,,; s,@LIBS@,," \
    "$source/build/pkgconfig/libarchive.pc.in" > "$prefix/lib/pkgconfig/libarchive.pc"
}

build_gmp ()
{
  local source
  source=$(unpacked gmp)
  # Debian leaves the documentation out of the source, but not out of its Makefile.
  mkdir -p "$source/doc"
  printf 'all install clean:\n' > "$source/doc/Makefile.in"
  with_configure gmp "$source" --disable-static --enable-shared --disable-cxx
  make -j"$jobs"
  make install
  # libtool writes the import library over the DLL.
  mapfile -t objects < <(find . -path '*/.libs/*.o' | sort -u)
  $compiler -shared -static-libgcc -o "$prefix/bin/libgmp-10.dll" "${objects[@]}" \
    -Wl,--export-all-symbols -Wl,--out-implib,"$prefix/lib/libgmp.dll.a"
  rm -f "$prefix/lib/libgmp-10.dll" "$prefix/lib/libgmp.lib"
}

build_nettle ()
{
  with_configure nettle "$(unpacked nettle)" --disable-static --enable-shared \
    --disable-documentation --disable-openssl --libdir="$prefix/lib"
  make -j"$jobs" SUBDIRS=
  make install SUBDIRS=
}

build_gnutls ()
{
  local source
  source=$(unpacked gnutls28)
  with_configure gnutls "$source" --disable-static --enable-shared --with-included-libtasn1 \
    --with-included-unistring --without-p11-kit --without-idn --without-tpm --without-tpm2 \
    --without-brotli --without-zstd --without-zlib --disable-doc --disable-tests \
    --disable-full-test-suite --disable-tools --disable-cxx --disable-guile --disable-libdane \
    --disable-nls --disable-gtk-doc --enable-cross-guesses=conservative
  make -j"$jobs" -C gl
  # A patch brings a module of gnulib that the generated Makefile doesn't know.
  (cd gl
   $compiler -DHAVE_CONFIG_H -DDLL_EXPORT -I. -I.. -I"$source/gl" -I"$prefix/include" -O2 \
     -c "$source/gl/gl_linkedhash_list.c"
   $target-ar r .libs/libgnu.a gl_linkedhash_list.o)
  make -j"$jobs" -C lib
  make -C lib install
}

build_psl ()
{
  with_meson psl "$(unpacked libpsl)" -Druntime=no -Dbuiltin=true \
    -Dpsl_file=/usr/share/publicsuffix/public_suffix_list.dat -Dpsl_distfile= \
    "-Dc_args=-I$prefix/include -D_POSIX_THREAD_SAFE_FUNCTIONS"
}

build_nghttp2 ()
{
  with_cmake nghttp2 "$(unpacked nghttp2)" -DENABLE_LIB_ONLY=ON -DHAVE_CLOCK_GETTIME=OFF \
    -DENABLE_STATIC_LIB=OFF -DENABLE_SHARED_LIB=ON
}

build_soup ()
{
  with_meson soup "$(unpacked libsoup3)" -Dgssapi=disabled -Dntlm=disabled -Dbrotli=disabled \
    -Dtls_check=false -Dintrospection=disabled -Dvapi=disabled -Ddocs=disabled -Dtests=false \
    -Dautobahn=disabled -Dsysprof=disabled -Dpkcs11_tests=disabled
}

build_networking ()
{
  setup_meson networking "$(unpacked glib-networking)" -Dgnutls=enabled -Dopenssl=disabled \
    -Dlibproxy=disabled -Dgnome_proxy=disabled
  ninja -C "$root/build/networking"
  # Only the script that refreshes a cache of modules can't run, and Clout has no such cache.
  meson install -C "$root/build/networking" --no-rebuild || true
  test -e "$prefix/lib/gio/modules/libgiognutls.dll"
}

build_png ()
{
  with_cmake png "$(unpacked libpng1.6)" -DPNG_TESTS=OFF -DPNG_STATIC=OFF -DPNG_SHARED=ON \
    -DZLIB_LIBRARY=$system/lib/libz.dll.a -DZLIB_INCLUDE_DIR=$system/include
}

build_jpeg ()
{
  with_cmake jpeg "$(unpacked libjpeg-turbo)" -DENABLE_STATIC=OFF -DWITH_TURBOJPEG=OFF -DWITH_SIMD=OFF
}

build_tiff ()
{
  with_cmake tiff "$(unpacked tiff)" -DBUILD_SHARED_LIBS=ON -Dtiff-tools=OFF -Dtiff-tests=OFF \
    -Dtiff-docs=OFF -Dtiff-contrib=OFF -Djpeg=OFF -Djbig=OFF -Dlzma=OFF -Dzstd=OFF -Dwebp=OFF \
    -Dlerc=OFF -Dlibdeflate=OFF -Dcxx=OFF -Dold-jpeg=OFF
}

build_pixman ()
{
  with_meson pixman "$(unpacked pixman)" -Dtests=disabled -Dgtk=disabled -Dlibpng=disabled \
    -Dopenmp=disabled
}

build_fribidi ()
{
  with_meson fribidi "$(unpacked fribidi)" -Ddocs=false
}

# Without its subsetting library, which only PDF output needs.
build_harfbuzz ()
{
  local source
  source=$(unpacked harfbuzz)
  setup_meson harfbuzz "$source" -Dglib=enabled -Dgobject=disabled -Dcairo=disabled -Dchafa=disabled \
    -Dicu=disabled -Dfreetype=disabled -Dgdi=enabled -Ddirectwrite=enabled -Dtests=disabled \
    -Dintrospection=disabled -Ddocs=disabled -Dbenchmark=disabled
  ninja -C "$root/build/harfbuzz" src/libharfbuzz-0.dll
  cd "$root/build/harfbuzz"
  mkdir -p "$prefix/include/harfbuzz"
  cp src/libharfbuzz-0.dll "$prefix/bin"
  cp src/libharfbuzz.dll.a "$prefix/lib"
  cp "$source"/src/hb*.h "$prefix/include/harfbuzz"
  cp meson-private/harfbuzz.pc "$prefix/lib/pkgconfig"
}

build_cairo ()
{
  local source
  source=$(unpacked cairo)
  # Its build file asks for a newer meson than Debian 12 has, for nothing that is needed here.
  sed -i "s/gnu11,c11/gnu11/; s/gnu++11,c++11/gnu++11/
    s/meson_version: '>= 1.3.0'/meson_version: '>= 1.0.0'/" "$source/meson.build"
  cp -n "$source/meson.options" "$source/meson_options.txt"
  with_meson cairo "$source" -Ddwrite=disabled -Dfontconfig=disabled -Dfreetype=disabled \
    -Dpng=enabled -Dquartz=disabled -Dtee=disabled -Dxcb=disabled -Dxlib=disabled -Dzlib=enabled \
    -Dtests=disabled -Dlzo=disabled -Dglib=enabled -Dspectre=disabled -Dsymbol-lookup=disabled \
    "-Dc_link_args=-L$prefix/lib -static-libgcc -l:libssp.a"
}

build_pango ()
{
  with_meson pango "$(unpacked pango1.0)" -Dintrospection=disabled -Dfontconfig=disabled \
    -Dfreetype=disabled -Dsysprof=disabled -Dlibthai=disabled -Dxft=disabled -Dinstall-tests=false
}

build_pixbuf ()
{
  with_meson pixbuf "$(unpacked gdk-pixbuf)" -Dpng=enabled -Djpeg=enabled -Dtiff=disabled \
    -Dbuiltin_loaders=all -Dman=false -Dtests=false -Dinstalled_tests=false \
    -Dintrospection=disabled -Dgio_sniffing=false -Drelocatable=true
}

build_graphene ()
{
  with_meson graphene "$(unpacked graphene)" -Dintrospection=disabled -Dtests=false \
    -Dinstalled_tests=false
}

build_epoxy ()
{
  with_meson epoxy "$(unpacked libepoxy)" -Dtests=false -Dx11=false
}

build_gtk ()
{
  with_meson gtk "$(unpacked gtk4)" -Dx11-backend=false -Dwayland-backend=false \
    -Dmedia-gstreamer=disabled -Dprint-cups=disabled -Dintrospection=disabled -Ddemos=false \
    -Dbuild-examples=false -Dbuild-tests=false
}

build_adwaita ()
{
  with_meson adwaita "$(unpacked libadwaita-1)" -Dintrospection=disabled -Dvapi=false -Dtests=false \
    -Dexamples=false "-Dc_link_args=-L$prefix/lib -static-libgcc -l:libssp.a"
}

# --- One after the other ---------------------------------------------------------------------

# What a library is built from: its function, its patch, and the versions of all packages.
fingerprint ()
{
  { declare -f "build_$1"
    cat "$here/$1-"*.patch 2>/dev/null || true
    printf '%s\n' "$packages"
  } | sha256sum | cut -d ' ' -f 1
}

build_libraries ()
{
  local library number=0 count start seconds wine_runs=
  count=$(echo "$libraries" | wc -w)
  for library in $libraries; do
    number=$((number + 1))
    if [ "$(cat "$root/done/$library" 2>/dev/null)" = "$(fingerprint "$library")" ]; then
      continue
    fi
    # Many checks of a configuration run a program.
    [ -n "$wine_runs" ] || { start_wine; wine_runs=1; trap stop_wine EXIT; }
    printf '[%d/%d] %s … ' "$number" "$count" "$library" >&2
    rm -rf "$root/build/$library"
    start=$(date +%s)
    # A function on the left of || would run on after an error.
    set +e
    (set -e; "build_$library") >"$root/log/$library.log" 2>&1
    failed=$?
    set -e
    seconds=$(($(date +%s) - start))
    if [ $failed -ne 0 ]; then
      say "failed after $seconds s"
      tail -n 20 "$root/log/$library.log" >&2
      say "Couldn't build $library; see $root/log/$library.log"
      exit 1
    fi
    # libtool would follow these to files that aren't where they were built.
    find "$prefix" -name '*.la' -delete
    fingerprint "$library" > "$root/done/$library"
    rm -rf "$root/build/$library"
    say "$seconds s"
  done
}

mkdir -p "$root/build" "$root/log" "$root/done" "$prefix/bin" "$prefix/lib/pkgconfig" "$prefix/include"
write_cross_files
bring_sources
build_libraries
