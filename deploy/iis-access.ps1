# Who may see Control Lines on IIS. In PowerShell, as administrator; IIS does not take these settings from web.config unless
# they are unlocked there. The name of the site, and the folder in it if it is not at the top:
$site = "Default Web Site/plan"
$security = "/system.webServer/security"

# Nobody unasked.
Set-WebConfigurationProperty -PSPath "IIS:\" -Location $site -Filter "$security/authentication/anonymousAuthentication" -Name enabled -Value $false

# Single sign-on: those who are signed in to the domain, without being asked again.
Install-WindowsFeature Web-Windows-Auth, Web-Url-Auth
Set-WebConfigurationProperty -PSPath "IIS:\" -Location $site -Filter "$security/authentication/windowsAuthentication" -Name enabled -Value $true

# Or names with passwords, of this machine or the domain, in place of the two lines above. By HTTPS alone.
# Install-WindowsFeature Web-Basic-Auth, Web-Url-Auth
# Set-WebConfigurationProperty -PSPath "IIS:\" -Location $site -Filter "$security/authentication/basicAuthentication" -Name enabled -Value $true

# Of them, the members of one group only.
Clear-WebConfiguration -PSPath "IIS:\" -Location $site -Filter "$security/authorization"
Add-WebConfiguration -PSPath "IIS:\" -Location $site -Filter "$security/authorization" -Value @{ accessType = "Allow"; roles = "DOMAIN\Plan readers" }
