@echo off
rem Starts Tanemaki from the directory this script was installed in, on a JDK or JRE 25.
setlocal EnableDelayedExpansion
set "LIB=%~dp0..\lib"

set "JAVA="
if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined JAVA for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :try "%%~dp$PATH:J.."
if not defined JAVA for /d %%D in ("%ProgramFiles%\Java\*25*" "%ProgramFiles%\Eclipse Adoptium\*25*" "%ProgramFiles%\Microsoft\*25*" "%ProgramFiles%\Zulu\*25*" "%ProgramFiles%\Amazon Corretto\*25*" "%USERPROFILE%\.jdks\*25*") do if not defined JAVA call :try "%%~D"
if not defined JAVA (
  echo tanemaki: needs Java 25 or later and found none; install a JDK 25 or set JAVA_HOME to one. 1>&2
  exit /b 2
)

if "%~1"=="" (
  set "MODULES="
  for %%M in ("%LIB%\javafx-*-*-win.jar") do set "MODULES=!MODULES!%%~fM;"
  "%JAVA%" -Xmx256m -XX:+UseSerialGC --module-path "!MODULES!" --add-modules javafx.controls,javafx.swing --enable-native-access=javafx.graphics,ALL-UNNAMED -cp "%LIB%\tanemaki.jar" dev.tanemaki.Main
) else (
  "%JAVA%" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp "%LIB%\tanemaki.jar" dev.tanemaki.Main %*
)
exit /b %ERRORLEVEL%

rem Takes a Java home whose release file names version 25 or later.
:try
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  set "MAJOR=%%~V"
  set "MAJOR=!MAJOR:"=!"
  if !MAJOR! GEQ 25 set "JAVA=%~1\bin\java.exe"
)
exit /b
